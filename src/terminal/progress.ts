import type { Env, Output } from './output.ts';

/** Shows the progress of a long task. */
export interface Progress {
  readonly step: () => void;
  /** Removes it from the terminal. */
  readonly end: () => void;
}

const cells = 30;

/** Columns that the bar and its numbers need at most. */
const widest = 70;

/** Shorter tasks end before anybody can read. */
const fewest = 50;

/**
 * Makes a progress bar. It shows nothing in a CI job, in a file, or on a terminal that cannot move its cursor.
 *
 * @param total how many steps there will be
 * @param noun the name of the steps, in the plural: `releases`
 */
export function createProgress(total: number, noun: string, output: Output, env: Env): Progress {
  if (!output.isTTY || env.CI || env.TERM === 'dumb' || total < fewest || (output.columns ?? widest) < widest) {
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
      output.write(`\r[${'#'.repeat(filled)}${' '.repeat(cells - filled)}] ${done}/${total} ${noun}`);
    },
    end: () => output.write('\r\u001b[K'),
  };
}
