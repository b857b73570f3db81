/** When the watches have heard of the API server. */
export interface WatchHealth {
  /** What is wrong with the watches, for people; empty if nothing is. */
  readonly staleWatches: () => readonly string[];
  /** Adds a watch that has heard nothing yet. */
  readonly add: (name: string) => WatchRecord;
}

/** What is noted about one watch. */
export interface WatchRecord {
  readonly heard: () => void;
  readonly listed: () => void;
  /** The API server does not know the kind, so there is nothing to hear of. */
  readonly notServed: () => void;
  /** Whether all objects have been listed once, or the kind is not served. */
  readonly isListed: () => boolean;
}

/** A watch is stale after so many milliseconds: the API server sends a bookmark about every minute. */
const staleAfter = 180_000;

/** Makes the records of watches. */
export function createWatchHealth(now: () => number): WatchHealth {
  const problems: (() => readonly string[])[] = [];

  function add(name: string): WatchRecord {
    let at: number | null = null;
    let isListed = false;
    problems.push(() => {
      if (!isListed) return [`${name}: not listed yet`];
      return at !== null && now() - at > staleAfter ? [`${name}: nothing heard for minutes`] : [];
    });
    return {
      heard: () => {
        at = now();
      },
      listed: () => {
        isListed = true;
      },
      notServed: () => {
        at = null;
      },
      isListed: () => isListed,
    };
  }

  return { staleWatches: () => problems.flatMap((problem) => problem()), add };
}
