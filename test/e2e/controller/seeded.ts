/** Random numbers that a seed repeats. */
export interface Seeded {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly shuffle: <T>(values: readonly T[]) => readonly T[];
}

/** Source: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Seeded {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
    shuffle: (values) =>
      values
        .map((value) => ({ value, place: next() }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ value }) => value),
  };
}
