import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import { validate } from '../generated/validators/expectations.js';
import { schema } from '../generated/validators/expectations.schema.js';
import type { RequestSpec } from '../routing/answer/build-request.ts';
import type { Expectation, ExpectedAnswer, VersionName } from '../routing/expectations/expectation.ts';
import { type Finding, keyAt, toDiagnostic, valueAt } from '../validation/finding.ts';
import { checkRules } from '../validation/schema/check-values-schema.ts';
import { withoutMeant } from '../validation/schema/without-meant.ts';
import { writtenText } from '../validation/written-text.ts';
import { type DataMap, isGiven, mapAt, mapsAt, numberAt, textAt, textsAt } from '../values/data.ts';
import { locate, nodeToData } from '../values/value-node.ts';
import { decodeText } from '../values/yaml/decode-text.ts';
import { readYaml } from '../values/yaml/read-yaml.ts';

export type ReadExpectations =
  | { readonly ok: true; readonly expectations: readonly Expectation[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a file of expectations and checks it, against schemas/expectations.schema.json and what a schema cannot express.
 *
 * @param name what diagnostics call the file
 */
export async function readExpectations(name: string, bytes: Uint8Array): Promise<ReadExpectations> {
  const { root, diagnostics } = readYaml(name, bytes, 'a file of expectations');
  if (root === undefined) return { ok: false, diagnostics };
  const values = { root, data: nodeToData(root) };
  const decoded = decodeText(bytes);
  const sources = new Map([[name, decoded.ok ? decoded.text : decoded.before]]);
  const hints = { offers: () => true, written: writtenText(values, sources) };
  const wrong = withoutMeant(await checkRules({ schema, validate }, values.data, hints));
  const entries = wrong.length > 0 ? [] : mapsAt(values.data, 'expect').map(withPath);
  const findings = [...wrong, ...entries.flatMap(({ entry, path }) => checkExpectation(entry, path))];
  if (findings.length > 0) {
    return { ok: false, diagnostics: findings.map((finding) => toDiagnostic(finding, values, false)) };
  }
  const position = (path: Path) => locate(values, path, 'value');
  return { ok: true, expectations: entries.map(({ entry, path }) => toExpectation(entry, path, position(path))) };
}

function withPath(entry: DataMap, index: number): { readonly entry: DataMap; readonly path: Path } {
  return { entry, path: ['expect', index] };
}

const answers = ['version', 'shares', 'none', 'status'];

/** Checks what the schema cannot: that an expectation expects something, and nothing twice. */
function checkExpectation(entry: DataMap, path: Path): readonly Finding[] {
  const given = answers.filter((key) => isGiven(entry[key]));
  const [first = '', second] = given;
  if (second !== undefined) {
    return [
      {
        code: 'wrong-value',
        severity: 'error',
        path: [...path, second],
        message: `${first} and ${second} cannot be used together`,
        hint: `keep only one of ${given.join(' and ')}`,
        at: keyAt([...path, second]),
      },
    ];
  }
  if (given.length === 0 && !isGiven(entry.rule) && !isGiven(entry.mirrors)) {
    return [
      {
        code: 'missing-key',
        severity: 'error',
        path,
        message: 'this entry has no expectation',
        hint: 'add version, shares, none, status, rule or mirrors',
        at: valueAt(path),
      },
    ];
  }
  const shares = Object.values(mapAt(entry, 'shares') ?? {});
  if (shares.length === 0 || shares.some((share) => Number(share) > 0)) return [];
  return [
    {
      code: 'wrong-value',
      severity: 'error',
      path: [...path, 'shares'],
      message: 'every share is 0',
      hint: 'write none: true if no version answers the request',
      at: keyAt([...path, 'shares']),
    },
  ];
}

/** Turns an entry of `expect` that the schema accepts into an expectation. */
function toExpectation(entry: DataMap, path: Path, position: Position): Expectation {
  const mirrors = mapAt(entry, 'mirrors');
  return {
    name: textAt(entry, 'name') ?? null,
    position,
    path,
    request: typeof entry.request === 'string' ? wishOfText(entry.request) : wishOf(mapAt(entry, 'request') ?? {}),
    available: Array.isArray(entry.available) ? (entry.available as readonly VersionName[]) : null,
    answer: answerOf(entry),
    rule: (entry.rule as string | number | undefined) ?? null,
    mirrors: mirrors === undefined ? null : numbersIn(mirrors),
  };
}

function answerOf(entry: DataMap): ExpectedAnswer | null {
  const shares = mapAt(entry, 'shares');
  const status = numberAt(entry, 'status');
  if (isGiven(entry.version)) {
    return { kind: 'version', version: entry.version as VersionName };
  }
  if (shares !== undefined) return { kind: 'shares', shares: numbersIn(shares) };
  if (entry.none === true) return { kind: 'none' };
  return status === undefined ? null : { kind: 'status', status };
}

function numbersIn(map: DataMap): ReadonlyMap<string, number> {
  return new Map(Object.entries(map).map(([name, value]) => [name, Number(value)]));
}

/** Reads `POST /orders`. */
function wishOfText(text: string): RequestSpec {
  const blank = text.indexOf(' ');
  return { method: text.slice(0, blank), path: text.slice(blank + 1) };
}

function wishOf(request: DataMap): RequestSpec {
  const source = mapAt(request, 'source') ?? {};
  const texts = {
    method: textAt(request, 'method'),
    path: textAt(request, 'path'),
    scheme: textAt(request, 'scheme'),
    host: textAt(request, 'host'),
    gateway: textAt(request, 'gateway'),
    sourceNamespace: textAt(source, 'namespace'),
  };
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  const port = numberAt(request, 'port');
  return {
    ...Object.fromEntries(given),
    ...(port === undefined ? {} : { port }),
    headers: Object.entries(textsAt(request, 'headers')),
    cookies: Object.entries(textsAt(request, 'cookies')),
    sourceLabels: Object.entries(textsAt(source, 'labels')),
  };
}
