import type { Explanation } from '../answer/explain-outcome.ts';
import type { Expectation } from './expectation.ts';
import type { Difference } from './judge-expectation.ts';

/** How an expectation came out. */
export interface TestResult {
  readonly expectation: Expectation;
  /** Its name, else its request. */
  readonly title: string;
  /** In one line. */
  readonly request: string;
  /** Empty if everything is as expected. */
  readonly differences: readonly Difference[];
  readonly why: readonly Explanation[];
}

/** The results of one file of expectations. */
export interface TestFile {
  readonly file: string;
  readonly results: readonly TestResult[];
}

/** Whether an expectation came true. */
export function holds({ differences }: TestResult): boolean {
  return differences.length === 0;
}
