/** What is remembered of a version, so that one that comes and goes does not get its share back at once. */
export type Presence =
  /** It has not been available yet. */
  | { readonly kind: 'new' }
  | { readonly kind: 'serving' }
  /** It was available before. */
  | { readonly kind: 'gone' }
  /** It is available again, since a time in milliseconds, and does not have its share yet. */
  | { readonly kind: 'returning'; readonly since: number };

export interface Settled {
  readonly presences: readonly Presence[];
  /** When a version may get its share back, in milliseconds; null if none waits. */
  readonly wakeAt: number | null;
}

/**
 * A version that becomes unavailable loses its share at once. One that returns gets it back after it has been available for
 * a while; one that is available for the first time gets it at once.
 *
 * @param available for each version, whether it is available
 * @param before the presences of the last time; a routemap with another number of versions starts anew
 * @param now in milliseconds
 * @param wait how long a returning version waits, in milliseconds; 0 for not at all
 */
export function settle(available: readonly boolean[], before: readonly Presence[], now: number, wait: number): Settled {
  const known = before.length === available.length ? before : available.map(() => unknown);
  const presences = available.map((each, index) => next(each, known[index] ?? unknown, now, wait));
  const times = presences.flatMap((presence) => (presence.kind === 'returning' ? [presence.since + wait] : []));
  return { presences, wakeAt: times.length === 0 ? null : Math.min(...times) };
}

const unknown: Presence = { kind: 'new' };

function next(available: boolean, before: Presence, now: number, wait: number): Presence {
  if (!available) return before.kind === 'new' ? before : { kind: 'gone' };
  if (before.kind === 'new' || before.kind === 'serving') return { kind: 'serving' };
  const since = before.kind === 'returning' ? before.since : now;
  return now - since >= wait ? { kind: 'serving' } : { kind: 'returning', since };
}
