import type { System } from '../../system.ts';

/** Shows how far a long task has come. */
export interface Progress {
  readonly step: () => void;
  /** Takes it off the terminal again. */
  readonly end: () => void;
}

const cells = 30;

/** Columns that the bar and its numbers need at most. */
const widest = 70;

/** Tasks shorter than this are over before anybody could read. */
const fewest = 50;

/**
 * A bar on standard error, where that is a terminal that can move its cursor and no CI job; otherwise nothing.
 *
 * @param total how many steps there will be
 */
export function createProgress(total: number, system: System): Progress {
  const { stderr, env } = system;
  if (!stderr.isTTY || env.CI || env.TERM === 'dumb' || total < fewest || (stderr.columns ?? widest) < widest) {
    return { step: () => {}, end: () => {} };
  }
  let done = 0;
  let shown = -1;
  return {
    step: () => {
      done += 1;
      const percent = Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      const filled = Math.round((cells * done) / total);
      stderr.write(`\r[${'#'.repeat(filled)}${' '.repeat(cells - filled)}] ${done}/${total} releases`);
    },
    end: () => stderr.write('\r\u001b[K'),
  };
}
