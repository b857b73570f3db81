import type { Explanation } from '../answer/explain-outcome.ts';
import type { Difference } from './compare-answer.ts';
import type { Expectation } from './expectation.ts';

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

/** The line of its file where an expectation begins. */
export function lineOf({ position }: Expectation): number | undefined {
  return position.kind === 'file' ? position.line : undefined;
}

/** Why a request went where it went, a line for each rule that was tried. */
export function explainResult({ why }: TestResult): readonly string[] {
  return why.flatMap(({ title, rules, remarks }) => [
    `${title}:`,
    ...rules.map(({ matches, rule, reasons }) => `  ${matches ? 'yes' : 'no '}  ${rule}: ${reasons.join(' and ')}`),
    ...remarks.map((remark) => `  ${remark}`),
  ]);
}
