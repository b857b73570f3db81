import type { Availability } from './availability.ts';

/** What is remembered of a version, so that one that comes and goes does not get its share back at once. */
export type Presence =
  /** It has not been available yet. */
  | { readonly kind: 'new' }
  | { readonly kind: 'serving' }
  /** It was available before. */
  | { readonly kind: 'gone' }
  /** It is available again, since a time in milliseconds, and does not have its share yet. */
  | { readonly kind: 'returning'; readonly since: number };

/** What is remembered of versions, by a text that identifies each. */
export type Presences = ReadonlyMap<string, Presence>;

/** A version at the moment. */
export interface Sight {
  /** Identifies it. */
  readonly version: string;
  readonly availability: Availability['kind'];
}

export interface Settled {
  readonly presences: Presences;
  /** When a version may get its share back, in milliseconds; null if none waits. */
  readonly wakeAt: number | null;
}

/**
 * A version that becomes unavailable loses its share at once. One that returns gets it back after it has been available for
 * a while; one that is available for the first time gets it at once. While the status of a version is about an earlier
 * generation, the version stays as it was: each change of a Deployment outdates its status for a moment, and its pods go on.
 *
 * @param versions all of the routemap; others are forgotten
 * @param now in milliseconds
 * @param wait how long a returning version waits, in milliseconds; 0 for not at all
 */
export function settle(versions: readonly Sight[], before: Presences, now: number, wait: number): Settled {
  const presences = new Map(
    versions.map(({ version, availability }) => {
      return [version, next(availability, before.get(version) ?? unknown, now, wait)];
    }),
  );
  const times = [...presences.values()].flatMap((each) => (each.kind === 'returning' ? [each.since + wait] : []));
  return { presences, wakeAt: times.length === 0 ? null : Math.min(...times) };
}

const unknown: Presence = { kind: 'new' };

function next(availability: Availability['kind'], before: Presence, now: number, wait: number): Presence {
  if (availability === 'unavailable') return before.kind === 'new' ? before : { kind: 'gone' };
  if (availability === 'outdated' && before.kind !== 'returning') return before;
  if (before.kind === 'new' || before.kind === 'serving') return { kind: 'serving' };
  const since = before.kind === 'returning' ? before.since : now;
  return now - since >= wait ? { kind: 'serving' } : { kind: 'returning', since };
}
