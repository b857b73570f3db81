import type { Answer } from '../answer/answer.ts';
import { formatStatus } from '../answer/describe-request.ts';
import { formatPercent } from '../summary/format-percent.ts';
import type { Expectation, ExpectedAnswer, VersionName } from './expectation.ts';

/** Something that is not as expected, as two ends of a sentence: `expected …, but …`. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
}

/** Shares and percentages agree if a tenth of a percent, rounded, is the same. */
const tolerance = 0.000_5;

/**
 * What of an answer is not as expected; empty if everything is.
 *
 * @param names the versions by index, where an expectation may name them so
 */
export function compareAnswer(
  expectation: Expectation,
  answer: Answer,
  names: readonly string[],
): readonly Difference[] {
  if (answer.beyond !== null) return [{ expected: 'to tell what becomes of the request', found: answer.beyond }];
  return [
    ...judgeNames(expectation, answer, names),
    ...(expectation.answer === null ? [] : judgeAnswer(expectation.answer, answer, names)),
    ...judgeRule(expectation, answer),
    ...judgeMirrors(expectation, answer),
  ];
}

/** A version that is misspelt never answers, and that alone does not say why. */
function judgeNames(expectation: Expectation, answer: Answer, names: readonly string[]): readonly Difference[] {
  if (names.length === 0) return [];
  const answering = [...answer.shares, ...answer.mirrors].map(({ version }) => version);
  const known = new Set([...names, ...answering]);
  return namesIn(expectation)
    .filter((name) => !known.has(name))
    .map((name) => ({ expected: `${name} to be a version`, found: `the versions are ${names.join(', ')}` }));
}

function namesIn({ answer, mirrors }: Expectation): readonly string[] {
  const copied = [...(mirrors?.keys() ?? [])];
  if (answer?.kind === 'shares') return [...answer.shares.keys(), ...copied];
  return answer?.kind === 'version' && typeof answer.version === 'string' ? [answer.version, ...copied] : copied;
}

function judgeAnswer(expected: ExpectedAnswer, answer: Answer, names: readonly string[]): readonly Difference[] {
  const found = describeAnswer(answer);
  switch (expected.kind) {
    case 'version': {
      const name = nameOf(expected.version, names);
      const [only] = answer.shares;
      if (only?.share === 1 && only.version === name) return [];
      return [{ expected: `${name} to answer`, found }];
    }
    case 'shares': {
      const shares = partsOf(expected.shares);
      if (agree(shares, new Map(answer.shares.map(({ version, share }) => [version, share])))) return [];
      return [{ expected: `${listShares(shares)} to answer`, found }];
    }
    case 'none':
      return answer.shares.length === 0 ? [] : [{ expected: 'no version to answer', found }];
    case 'status': {
      const [only] = answer.ended;
      if (only?.share === 1 && only.status === expected.status) return [];
      return [{ expected: `the route to answer with ${expected.status}`, found }];
    }
  }
}

function judgeRule({ rule }: Expectation, { rule: name, outcome }: Answer): readonly Difference[] {
  const number = outcome.visit.winner?.rule.number;
  if (rule === null || rule === name || rule === number) return [];
  const found = number === undefined ? 'no rule matches' : `rule ${number}${name === null ? '' : ` ${name}`} matches`;
  return [{ expected: `rule ${rule} to match`, found }];
}

function judgeMirrors({ mirrors }: Expectation, answer: Answer): readonly Difference[] {
  if (mirrors === null) return [];
  const parts = new Map([...mirrors].map(([version, percent]) => [version, percent / 100]));
  const found = new Map(answer.mirrors.map(({ version, percent }) => [version, percent / 100]));
  if (agree(parts, found)) return [];
  const describe = (copies: ReadonlyMap<string, number>) =>
    copies.size === 0 ? 'no copies' : `copies for ${listShares(copies)}`;
  return [{ expected: describe(parts), found: `there are ${describe(found)}` }];
}

function nameOf(version: VersionName, names: readonly string[]): string {
  return typeof version === 'number' ? (names[version] ?? `version ${version}, which there is not,`) : version;
}

function partsOf(shares: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  return new Map([...shares].map(([version, share]) => [version, share / sum]));
}

function agree(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  const versions = new Set([...one.keys(), ...other.keys()]);
  return [...versions].every((version) => Math.abs((one.get(version) ?? 0) - (other.get(version) ?? 0)) < tolerance);
}

function describeAnswer({ shares, ended }: Answer): string {
  const [only] = shares;
  if (only?.share === 1) return `${only.version} answers`;
  const parts = [
    ...shares.map(({ version, share }) => `${version} ${formatPercent(share)}`),
    ...ended.map(
      ({ status, share, reason }) =>
        `${share === 1 ? '' : `${formatPercent(share)} `}${formatStatus(status)}, ${reason}`,
    ),
  ];
  return shares.length === 0 ? `no version answers: ${parts.join(', ')}` : `the shares are ${parts.join(', ')}`;
}

function listShares(shares: ReadonlyMap<string, number>): string {
  return [...shares].map(([version, share]) => `${version} ${formatPercent(share)}`).join(', ');
}
