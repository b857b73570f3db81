import type { Release } from '../../../src/release/release.ts';
import type { Answer } from '../../../src/routing/answer/answer.ts';
import type { PilotAnswer } from '../../e2e/cluster/pilot-dialogue.ts';
import { asFarAsTold, toldByIstio, toldByProgram } from '../told-outcome.ts';
import { finalShares } from './final-shares.ts';

/**
 * How Istio's answer differs from what the program foretells: in what happens to the request, and in the versions that get it.
 *
 * @param port of the request
 */
export function compareAnswer(istio: PilotAnswer, foretold: Answer, port: number, release: Release): readonly string[] {
  const told = toldByProgram(foretold.outcome, port);
  if (told === null) return ['the program does not know what happens'];
  const [ours, theirs] = [sorted(told), sorted(asFarAsTold(toldByIstio(istio), told))];
  if (ours !== theirs) return [`the program foretells ${ours}, Istio does ${theirs}`];
  if (istio.kind !== 'forward' || istio.config === undefined) return [];

  const { shares, strangers } = finalShares(istio, release);
  if (strangers.length > 0) return [`requests reach ${strangers.join(', ')}, which no version has`];
  // Where versions in several namespaces have one name, the program adds a number or adds up their shares.
  const named = byName(foretold.shares.map(({ version, share }) => [version.replace(/ \(\d+\)$/, ''), share]));
  const real = byName([...shares].map(([index, share]) => [release.versions[index]?.destination.name ?? '', share]));
  return sorted(named) === sorted(real) ? [] : [`the program names ${sorted(named)}, Istio reaches ${sorted(real)}`];
}

function byName(parts: readonly (readonly [name: string, share: number])[]): { readonly [name: string]: number } {
  const sums: { [name: string]: number } = {};
  for (const [name, share] of parts) sums[name] = (sums[name] ?? 0) + share;
  return Object.fromEntries(Object.entries(sums).map(([name, share]) => [name, Number(share.toFixed(5))]));
}

/** Data as text that does not depend on the order of keys. */
function sorted(data: unknown): string {
  return JSON.stringify(data, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
