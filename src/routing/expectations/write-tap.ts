import { escapeControls } from '../../terminal/escape-controls.ts';
import { stringifySafely } from '../../terminal/stringify-safely.ts';
import {
  type CoverageReport,
  describeCoverage,
  describeShortfall,
  explainCoverage,
  isEnough,
} from '../measure/report-coverage.ts';
import { describeDifferences, explainResult, holds, lineOf, type TestFile, type TestResult } from './test-result.ts';

/**
 * Writes results in the Test Anything Protocol, version 14.
 * Source: https://testanything.org/tap-version-14-specification.html
 */
export function writeTap(files: readonly TestFile[], coverage: CoverageReport | null): string {
  const results = files.flatMap(({ file, results: all }) => all.map((result) => ({ file, result })));
  const points = results.flatMap(({ file, result }, index) => writePoint(file, result, index + 1));
  const measured = coverage === null ? [] : writeCoverage(coverage, results.length + 1);
  const count = results.length + (isPoint(coverage) ? 1 : 0);
  return ['TAP version 14', `1..${count}`, ...points, ...measured].map((line) => `${line}\n`).join('');
}

function writePoint(file: string, result: TestResult, number: number): readonly string[] {
  const description = `${number} - ${escapeDescription(result.title)}`;
  if (holds(result)) return [`ok ${description}`];
  return [`not ok ${description}`, '  ---', ...writeDetails(file, result).map((line) => `  ${line}`), '  ...'];
}

/** A coverage that was asked for is a point of its own. */
function isPoint(coverage: CoverageReport | null): boolean {
  return coverage !== null && coverage.least !== null;
}

function writeCoverage(report: CoverageReport, number: number): readonly string[] {
  const { coverage, least } = report;
  const comments = [`coverage ${describeCoverage(coverage)}`, ...explainCoverage(report)].map(
    (line) => `# ${escapeControls(line)}`,
  );
  if (!isPoint(report)) return comments;
  const enough = isEnough(report);
  return [
    `${enough ? 'ok' : 'not ok'} ${number} - the coverage is at least ${least} %`,
    ...(enough ? [] : ['  ---', `  message: ${quoteSafely(describeShortfall(report))}`, '  severity: fail', '  ...']),
    ...comments,
  ];
}

/** A JSON string is also a quoted YAML string. */
function writeDetails(file: string, result: TestResult): readonly string[] {
  const { request, expectation } = result;
  const line = lineOf(expectation);
  return [
    `message: ${quoteSafely(describeDifferences(result))}`,
    'severity: fail',
    'at:',
    `  file: ${quoteSafely(file)}`,
    ...(line === undefined ? [] : [`  line: ${line}`]),
    `request: ${quoteSafely(request)}`,
    'why:',
    ...explainResult(result).map((why) => `  - ${quoteSafely(why)}`),
  ];
}

/** `#` would begin a directive, and a line break a new line. */
function escapeDescription(text: string): string {
  return escapeControls(text.replace(/[\\#]/g, '\\$&').replace(/\p{Cc}+/gu, ' '));
}

/** A string in JSON on one line, in which nothing controls a terminal. */
function quoteSafely(text: string): string {
  return stringifySafely(text).trimEnd();
}
