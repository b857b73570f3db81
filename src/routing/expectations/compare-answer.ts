import type { Answer } from '../answer/answer.ts';
import { formatStatus } from '../answer/describe-request.ts';
import { formatPercent } from '../summary/format-percent.ts';
import type { Expectation, ExpectedAnswer, VersionName } from './expectation.ts';

/** A difference between expectation and answer, as the ends of `expected …, but …`. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
}

/** Shares are equal if they are equal in tenths of a percent. */
const tolerance = 0.000_5;

/**
 * Compares an answer with an expectation; without differences the list is empty.
 *
 * @param names the names of the versions, by index
 */
export function compareAnswer(
  expectation: Expectation,
  answer: Answer,
  names: readonly string[],
): readonly Difference[] {
  if (answer.unknown !== null) return [{ expected: 'an answer', found: `it is unknown: ${answer.unknown}` }];
  return [
    ...compareNames(expectation, answer, names),
    ...(expectation.answer === null ? [] : compareShares(expectation.answer, answer, names)),
    ...compareRule(expectation, answer),
    ...compareMirrors(expectation, answer),
  ];
}

/** A misspelt version never answers, so this says that it does not exist. */
function compareNames(expectation: Expectation, answer: Answer, names: readonly string[]): readonly Difference[] {
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

function compareShares(expected: ExpectedAnswer, answer: Answer, names: readonly string[]): readonly Difference[] {
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

function compareRule({ rule }: Expectation, { rule: name, outcome }: Answer): readonly Difference[] {
  const number = outcome.visit.winner?.rule.number;
  if (rule === null || rule === name || rule === number) return [];
  const found = number === undefined ? 'no rule matches' : `rule ${number}${name === null ? '' : ` ${name}`} matches`;
  return [{ expected: `rule ${rule} to match`, found }];
}

function compareMirrors({ mirrors }: Expectation, answer: Answer): readonly Difference[] {
  if (mirrors === null) return [];
  const parts = new Map([...mirrors].map(([version, percent]) => [version, percent / 100]));
  const found = new Map(answer.mirrors.map(({ version, percent }) => [version, percent / 100]));
  if (agree(parts, found)) return [];
  const describe = (copies: ReadonlyMap<string, number>) =>
    copies.size === 0 ? 'no copies' : `copies for ${listShares(copies)}`;
  return [{ expected: describe(parts), found: `the answer has ${describe(found)}` }];
}

function nameOf(version: VersionName, names: readonly string[]): string {
  return typeof version === 'number' ? (names[version] ?? `version ${version} (which does not exist)`) : version;
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
