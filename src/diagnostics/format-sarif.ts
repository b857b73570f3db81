import type { Location, Log, Message, Region, ReportingDescriptor, Result } from 'sarif';
import { stringifySafely } from '../terminal/stringify-safely.ts';
import { cutDiagnostic } from './cut-diagnostic.ts';
import type { Diagnostic, Path } from './diagnostic.ts';
import { type DiagnosticCode, describeCode, diagnosticCodes, type Severity } from './diagnostic-codes.ts';
import { formatPath } from './format-path.ts';
import { formatPlace, type Position } from './position.ts';

/** What the SARIF writer needs in addition to the diagnostics. */
export interface SarifOptions {
  /** The version of iter8-release. */
  readonly version: string;
  /** The public address of docs/reference/diagnostics.md. Each rule links to its own heading there. */
  readonly documentation?: string;
}

/** SARIF's word for a severity (SARIF 2.1.0, 3.27.10): the level of a result, or of a rule by default. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * A SARIF 2.1.0 log with one run, the results in the order given. Every code is a rule, so that a run without results
 * also shows what was checked. Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus
 * Errata 01".
 */
export function formatSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const log: Log = {
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
        results: diagnostics.map(cutDiagnostic).map(toResult),
      },
    ],
  };
  return stringifySafely(log);
}

function toRule(code: DiagnosticCode, { documentation }: SarifOptions): ReportingDescriptor {
  const { title, severity, meaning } = describeCode(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    ...(documentation === undefined ? {} : { helpUri: `${documentation}#${code}` }),
    help: { text: meaning },
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResult({ code, severity, path, message, hint, position, related = [] }: Diagnostic): Result {
  const location = sarifLocation(position, path);
  const relatedLocations = related.flatMap((place, id) => {
    const found = sarifLocation(place.position, []);
    return found === undefined ? [] : [{ id, ...found, message: sarifMessage(place.message) }];
  });
  return {
    ruleId: code,
    ruleIndex: diagnosticCodes.indexOf(code),
    level: levels[severity],
    message: sarifMessage(hint === undefined ? message : `${message}\nhelp: ${hint}`),
    ...(location === undefined ? {} : { locations: [location] }),
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
  };
}

/**
 * The place of a problem as a SARIF location: a region of a file, the path in the values as a logical location, and a
 * flag as typed. Undefined without any of the three.
 */
function sarifLocation(position: Position, path: Path): Location | undefined {
  const logical = path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] };
  switch (position.kind) {
    case 'file': {
      const artifactLocation = { uri: fileUri(position.file) };
      return { physicalLocation: { artifactLocation, region: toRegion(position) }, ...logical };
    }
    case 'flag':
      return { ...logical, message: sarifMessage(formatPlace(position)) };
    case 'nowhere':
      return path.length === 0 ? undefined : logical;
  }
}

/**
 * In SARIF (3.30), as in a Position, lines and columns count from 1 and ends are exclusive. An end without a column
 * would mean the end of the line, so it is left out.
 */
function toRegion({ line, column, endLine = line, endColumn }: Extract<Position, { kind: 'file' }>): Region {
  const start = { startLine: line, startColumn: column };
  return endColumn === undefined ? start : { ...start, endLine, endColumn };
}

/** A relative reference (RFC 3986, 4.2), or a `file:` URI where the name is an absolute path. */
function fileUri(file: string): string {
  const segments = file.split('/').filter((segment) => segment !== '' && segment !== '.');
  const encoded = segments.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return file.startsWith('/') ? `file:///${encoded}` : encoded;
}

/**
 * Escapes text so that SARIF shows it unchanged. Braces are doubled, because `{0}` is a placeholder (SARIF 2.1.0,
 * 3.11.5). `](` is split, because `[text](uri)` is a link (3.11.6) and values must not put links into a report.
 */
function sarifMessage(text: string): Message {
  return { text: text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (') };
}
