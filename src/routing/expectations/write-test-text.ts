import { escapeControls } from '../../terminal/escape-controls.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { type CoverageReport, writeCoverageText } from '../measure/report-coverage.ts';
import { explainResult, holds, lineOf, type TestFile, type TestResult } from './test-result.ts';

/** Writes results for people: each file with its expectations, the reasons of failed ones, and a total. */
export function writeTestText(files: readonly TestFile[], coverage: CoverageReport | null, style: TextStyle): string {
  const lines = files.flatMap(({ file, results }, index) => [
    ...(index === 0 ? [] : ['']),
    style.strong(escapeControls(file)),
    ...results.flatMap((result) => writeResult(result, style)),
  ]);
  const results = [...lines, '', sum(files, style)].map((line) => `${line}\n`).join('');
  const shown = files.length === 0 ? '' : results;
  if (coverage === null) return shown;
  return `${shown}${shown === '' ? '' : '\n'}${writeCoverageText(coverage, style)}`;
}

function writeResult(result: TestResult, style: TextStyle): readonly string[] {
  const { title, request, expectation, differences } = result;
  if (holds(result)) return [`  ok    ${escapeControls(title)}`];
  const line = lineOf(expectation);
  const head = `${escapeControls(title)}${line === undefined ? '' : ` (line ${line})`}`;
  const details = [
    ...(request === title ? [] : [request]),
    ...differences.flatMap(({ expected, found }) => [`expected ${expected}`, `but      ${found}`]),
    ...explainResult(result),
  ];
  return [
    `  ${style.severity('error', 'FAIL')}  ${style.strong(head)}`,
    ...details.map((detail) => `        ${escapeControls(detail)}`),
  ];
}

function sum(files: readonly TestFile[], style: TextStyle): string {
  const results = files.flatMap((file) => file.results);
  const failed = results.filter((result) => !holds(result)).length;
  const count = results.length === 1 ? '1 expectation' : `${results.length} expectations`;
  if (failed === 0) return style.strong(results.length === 1 ? '1 expectation holds' : `${count} hold`);
  return style.severity('error', `${failed} of ${count} ${failed === 1 ? 'fails' : 'fail'}`);
}
