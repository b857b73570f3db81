import type { Env, Output } from './output.ts';

/** Shows how far a long task has come. */
export interface Progress {
  readonly step: () => void;
  /** Removes it from the terminal. */
  readonly end: () => void;
}

const cells = 30;

/** Columns that the bar and its numbers need at most. */
const widest = 70;

/** Shorter tasks are over before anybody could read. */
const fewest = 50;

/**
 * Makes a progress bar where the output is a terminal that can move its cursor and no CI job; elsewhere it shows nothing.
 *
 * @param total how many steps there will be
 * @param noun what a step is, in the plural: `releases`
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
