/** The time, and a way to wait that a signal ends. */
export interface Waiting {
  /** In milliseconds, from any start. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number;
}
