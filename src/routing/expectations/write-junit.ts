import { escapeXml } from '../../markup/escape-xml.ts';
import {
  type CoverageReport,
  coveredPercent,
  describeCoverage,
  describeShortfall,
  explainCoverage,
  isEnough,
} from '../measure/report-coverage.ts';
import { describeDifferences, explainResult, holds, lineOf, type TestFile, type TestResult } from './test-result.ts';

/** Writes results as the XML of JUnit, which CI servers read: one suite per file. */
export function writeJunit(files: readonly TestFile[], coverage: CoverageReport | null): string {
  const results = files.flatMap((file) => file.results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="iter8-release" ${total(results, coverage)}>`,
    ...files.flatMap(writeSuite),
    ...(coverage === null ? [] : writeCoverage(coverage)),
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

/** A suite with one case, which fails if the coverage is lower than what was asked for. */
function writeCoverage(report: CoverageReport): readonly string[] {
  const { coverage, least } = report;
  const name = least === null ? 'coverage' : `the coverage is at least ${least} %`;
  const head = `    <testcase classname="coverage" name="${name}"`;
  const enough = isEnough(report);
  const shortfall = `<failure type="coverage" message="${escapeXml(describeShortfall(report))}"/>`;
  return [
    `  <testsuite name="coverage" tests="1" failures="${enough ? 0 : 1}" errors="0">`,
    '    <properties>',
    `      <property name="coverage" value="${coveredPercent(coverage)}"/>`,
    '    </properties>',
    ...(enough ? [`${head}/>`] : [`${head}>`, `      ${shortfall}`, '    </testcase>']),
    `    <system-out>${escapeXml([`coverage ${describeCoverage(coverage)}`, ...explainCoverage(report)].join('\n'))}</system-out>`,
    '  </testsuite>',
  ];
}

function total(results: readonly TestResult[], coverage: CoverageReport | null): string {
  const failures = results.filter((result) => !holds(result)).length;
  if (coverage === null) return counts(results);
  return `tests="${results.length + 1}" failures="${failures + (isEnough(coverage) ? 0 : 1)}" errors="0"`;
}

function counts(results: readonly TestResult[]): string {
  return `tests="${results.length}" failures="${results.filter((result) => !holds(result)).length}" errors="0"`;
}
