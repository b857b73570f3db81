import type { Answer } from '../answer/answer.ts';
import type { Explanation } from '../answer/explain-outcome.ts';
import type { Difference } from './compare-answer.ts';
import type { Expectation } from './expectation.ts';

/** The result of an expectation. */
export interface TestResult {
  readonly expectation: Expectation;
  /** The name of the expectation, else its request. */
  readonly title: string;
  /** The request in one line. */
  readonly request: string;
  /** Empty if the answer is as expected. */
  readonly differences: readonly Difference[];
  readonly why: readonly Explanation[];
  /** Null if the request cannot be sent. */
  readonly answer: Answer | null;
  /** Whether all versions were available. */
  readonly isAllAvailable: boolean;
}

/** The results of one file of expectations. */
export interface TestFile {
  readonly file: string;
  readonly results: readonly TestResult[];
}

/** Whether the answer is as expected. */
export function holds({ differences }: TestResult): boolean {
  return differences.length === 0;
}

/** The line of an expectation in its file. */
export function lineOf({ position }: Expectation): number | undefined {
  return position.kind === 'file' ? position.line : undefined;
}

/** What the answer should have been and what it is, in one line. Empty if the answer is as expected. */
export function describeDifferences({ differences }: TestResult): string {
  return differences.map(({ expected, found }) => `expected ${expected}, but ${found}`).join('; ');
}

/** Why the request went where it went, one line for each tried rule. */
export function explainResult({ why }: TestResult): readonly string[] {
  return why.flatMap(({ title, rules, remarks }) => [
    `${title}:`,
    ...rules.map(({ matches, rule, reasons }) => `  ${matches ? 'yes' : 'no '}  ${rule}: ${reasons.join(' and ')}`),
    ...remarks.map((remark) => `  ${remark}`),
  ]);
}
