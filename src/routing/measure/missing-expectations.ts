import type { Route } from '../../mesh/route.ts';
import type { Answer } from '../answer/answer.ts';
import type { RequestSpec } from '../answer/build-request.ts';
import { compareAnswer } from '../expectations/compare-answer.ts';
import type { Expectation, ExpectedAnswer } from '../expectations/expectation.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import type { Coverage, CoverageUnit } from './coverage.ts';
import { exampleForEntry } from './example-for-entry.ts';
import { keysMet } from './keys-met.ts';

/** An expectation that holds. */
export interface MissingExpectation extends Pick<Expectation, 'answer' | 'mirrors'> {
  readonly request: RequestSpec;
  /** Only if nothing else can be stated about the answer. */
  readonly rule: number | null;
}

export interface Missing {
  readonly expectations: readonly MissingExpectation[];
  /** The units for which no request was found, because others take all requests or an expression is too complicated. */
  readonly beyond: readonly CoverageUnit[];
}

/**
 * Expectations that meet what no expectation meets yet. They describe what the routes do now: whether that is right, their
 * reader decides.
 *
 * @param names the names of the versions, by index
 */
export function missingExpectations(
  routes: readonly Route[],
  { units, met: before }: Coverage,
  known: readonly KnownVersion[],
  names: readonly string[],
): Missing {
  const met = new Set(before);
  const found: Found[] = [];
  for (const unit of units) {
    if (met.has(unit.key)) continue;
    const entries = unit.entry === null ? unit.rule.entries : [unit.entry];
    for (const entry of entries) {
      const example = met.has(unit.key) ? null : exampleForEntry(routes, { ...unit, entry }, known);
      const expectation = example && statementOf(example.spec, example.answer, names);
      if (!example || !expectation) continue;
      const keys = keysMet(expectation, example.answer).filter((key) => !before.has(key));
      if (keys.every((key) => met.has(key))) continue;
      found.push({ expectation, keys });
      for (const key of keys) met.add(key);
    }
  }
  return { expectations: withoutSurplus(found), beyond: units.filter(({ key }) => !met.has(key)) };
}

interface Found {
  readonly expectation: MissingExpectation;
  /** What it meets that the given expectations do not. */
  readonly keys: readonly string[];
}

/** Leaves out expectations whose units later ones meet too: a request that passes a route twice meets several rules. */
function withoutSurplus(found: readonly Found[]): readonly MissingExpectation[] {
  const counts = new Map<string, number>();
  const count = (keys: readonly string[], change: number) => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + change);
  };
  for (const { keys } of found) count([...new Set(keys)], 1);
  return found.flatMap(({ expectation, keys }) => {
    if (keys.some((key) => counts.get(key) === 1)) return [expectation];
    count([...new Set(keys)], -1);
    return [];
  });
}

/** The most that can be stated about an answer; null if it is unknown. */
function statementOf(request: RequestSpec, answer: Answer, names: readonly string[]): MissingExpectation | null {
  const copies = answer.mirrors.map(({ version, percent }) => [version, rounded(percent)] as const);
  const mirrors = copies.length === 0 ? null : new Map(copies);
  const rule = answer.outcome.visit.winner?.rule.number ?? null;
  const statements: readonly MissingExpectation[] = [
    { request, answer: expectedOf(answer), mirrors, rule: null },
    { request, answer: null, mirrors, rule },
    { request, answer: null, mirrors: null, rule },
  ];
  return statements.find((statement) => compareAnswer(inFile(statement), answer, names).length === 0) ?? null;
}

function expectedOf({ shares, ended }: Answer): ExpectedAnswer {
  const [only] = shares;
  if (only !== undefined && shares.length === 1) return { kind: 'version', version: only.version };
  if (only !== undefined)
    return { kind: 'shares', shares: new Map(shares.map(({ version, share }) => [version, rounded(share * 100)])) };
  const [end] = ended;
  return end?.status == null ? { kind: 'none' } : { kind: 'status', status: end.status };
}

function rounded(percent: number): number {
  return Number(percent.toFixed(2));
}

function inFile(statement: MissingExpectation): Expectation {
  return { ...statement, name: null, position: { kind: 'nowhere' }, path: [], available: null };
}
