import { escapeXml } from '../../markup/escape-xml.ts';
import { describeDifferences, explainResult, holds, lineOf, type TestFile, type TestResult } from './test-result.ts';

/** Writes results as the XML of JUnit, which CI servers read: one suite per file. */
export function writeJunit(files: readonly TestFile[]): string {
  const results = files.flatMap((file) => file.results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="iter8-release" ${counts(results)}>`,
    ...files.flatMap(writeSuite),
    '</testsuites>',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function writeSuite({ file, results }: TestFile): readonly string[] {
  return [
    `  <testsuite name="${escapeXml(file)}" ${counts(results)}>`,
    ...results.flatMap((result) => writeCase(file, result)),
    '  </testsuite>',
  ];
}

function writeCase(file: string, result: TestResult): readonly string[] {
  const { title, request, expectation } = result;
  const line = lineOf(expectation);
  const place = `file="${escapeXml(file)}"${line === undefined ? '' : ` line="${line}"`}`;
  const head = `    <testcase classname="${escapeXml(file)}" name="${escapeXml(title)}" ${place}`;
  if (holds(result)) return [`${head}/>`];
  const text = [request, ...explainResult(result)].join('\n');
  return [
    `${head}>`,
    `      <failure type="expectation" message="${escapeXml(describeDifferences(result))}">${escapeXml(text)}</failure>`,
    '    </testcase>',
  ];
}

function counts(results: readonly TestResult[]): string {
  return `tests="${results.length}" failures="${results.filter((result) => !holds(result)).length}" errors="0"`;
}
