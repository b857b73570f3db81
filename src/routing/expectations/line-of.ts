import type { Expectation } from './expectation.ts';

/** The line of its file where an expectation begins. */
export function lineOf({ position }: Expectation): number | undefined {
  return position.kind === 'file' ? position.line : undefined;
}
