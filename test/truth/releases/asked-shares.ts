import type { Release } from '../../../src/release/release.ts';
import { at } from '../../at.ts';

/** What the values ask for: the share of each version of plain requests, and the percentage of copies, by the version's index. */
export interface AskedShares {
  readonly shares: ReadonlyMap<number, number>;
  readonly copies: ReadonlyMap<number, number>;
}

/**
 * The shares that values ask for while some versions are available, as Iter8 has it: a version without a weight has 50, the
 * primary gets all if nobody else has a share, and no more than all requests are copied. A candidate of a canary gets no plain
 * requests.
 */
export function askedShares(release: Release, values: unknown, available: readonly boolean[]): AskedShares {
  const given = (at(values, 'application', 'versions') ?? []) as readonly unknown[];
  const weights = release.versions.map((_, index) => {
    const weight = at(given[index], 'weight') ?? null;
    return available[index] === true ? Number(weight === null || weight === '' ? 50 : weight) : 0;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const primary = new Map([[0, 1]]);
  if (release.strategy === 'mirror') {
    const percents = weights.map((weight, index) => (index === 0 ? 0 : Math.min(weight, 100)));
    const first = percents.findIndex((percent) => percent > 0);
    const copies = percents.map((percent, index) => (index === first || !sharesHost(release) ? percent : 0));
    return { shares: primary, copies: positive(copies) };
  }
  const isShared = release.strategy === 'blue-green' && sum > 0;
  return { shares: isShared ? positive(weights.map((weight) => weight / sum)) : primary, copies: new Map() };
}

/** All copies of requests to Knative have the same host, so that only one candidate can get them. */
function sharesHost({ versions }: Release): boolean {
  return versions.some(({ objects }) => objects.some(({ gvrShort }) => gvrShort === 'ksvc'));
}

function positive(parts: readonly number[]): ReadonlyMap<number, number> {
  return new Map([...parts.entries()].filter(([, part]) => part > 0));
}
