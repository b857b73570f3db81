import type { TestResult } from './test-result.ts';

/** Why a request went where it went, a line for each rule that was tried. */
export function whyLines({ why }: TestResult): readonly string[] {
  return why.flatMap(({ title, rules, remarks }) => [
    `${title}:`,
    ...rules.map(({ matches, rule, reasons }) => `  ${matches ? 'yes' : 'no '}  ${rule}: ${reasons.join(' and ')}`),
    ...remarks.map((remark) => `  ${remark}`),
  ]);
}
