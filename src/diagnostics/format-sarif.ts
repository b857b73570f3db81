import { stringifySafely } from '../terminal/stringify-safely.ts';
import { describeCode } from './describe-code.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type DiagnosticCode, diagnosticCodes } from './diagnostic-codes.ts';
import { sarifLevel } from './sarif-level.ts';
import { sarifLocation } from './sarif-location.ts';
import { sarifMessage } from './sarif-message.ts';

/** What the SARIF writer needs beside the diagnostics. */
export interface SarifOptions {
  /** The version of iter8-release. */
  readonly version: string;
  /** Absolute address of docs/reference/diagnostics.md as published; each rule points to its own heading there. */
  readonly documentation?: string;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * A SARIF 2.1.0 log with one run, the results in the order given. Every code is a rule, so a clean run tells what was
 * looked for. Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01".
 */
export function formatSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  return stringifySafely({
    version: '2.1.0',
    $schema: schema,
    runs: [
      {
        tool: {
          driver: {
            name: 'iter8-release',
            version: options.version,
            rules: diagnosticCodes.map((code) => toRule(code, options)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(toResult),
      },
    ],
  });
}

function toRule(code: DiagnosticCode, { documentation }: SarifOptions) {
  const { title, severity, meaning } = describeCode(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    ...(documentation === undefined ? {} : { helpUri: `${documentation}#${code}` }),
    help: { text: meaning },
    defaultConfiguration: { level: sarifLevel(severity) },
  };
}

function toResult({ code, severity, path, message, hint, position, related = [] }: Diagnostic) {
  const location = sarifLocation(position, path);
  const relatedLocations = related.flatMap((place, id) => {
    const found = sarifLocation(place.position, []);
    return found === undefined ? [] : [{ id, ...found, message: sarifMessage(place.message) }];
  });
  return {
    ruleId: code,
    ruleIndex: diagnosticCodes.indexOf(code),
    level: sarifLevel(severity),
    message: sarifMessage(hint === undefined ? message : `${message}\nhelp: ${hint}`),
    ...(location === undefined ? {} : { locations: [location] }),
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
  };
}
