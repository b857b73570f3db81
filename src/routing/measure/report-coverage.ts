import { escapeControls } from '../../terminal/escape-controls.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { type Coverage, type CoverageUnit, countUnits } from './coverage.ts';
import type { Missing } from './missing-expectations.ts';
import { writeExpectations } from './write-expectations.ts';

/** The coverage of expectations, and what is missing. */
export interface CoverageReport {
  readonly coverage: Coverage;
  readonly missing: Missing;
  /** The least percentage that was asked for; null if none was. */
  readonly least: number | null;
}

/** Whether the coverage is at least what was asked for. */
export function isEnough({ coverage, least }: CoverageReport): boolean {
  const { met, all } = countUnits(coverage);
  return least === null || met * 100 >= least * all;
}

/** `81.8 %: 5 of 6 conditions, 4 of 5 shares`. The percentage is rounded down, so that 100 % means everything. */
export function describeCoverage({ units, met }: Coverage): string {
  const kinds = [
    ['condition', 'conditions'],
    ['share', 'shares'],
    ['copies', 'copies'],
    ['answer', 'answers'],
  ] as const;
  const parts = kinds.flatMap(([kind, plural]) => {
    const all = units.filter((unit) => unit.kind === kind);
    return all.length === 0 ? [] : [`${all.filter(({ key }) => met.has(key)).length} of ${all.length} ${plural}`];
  });
  return `${coveredPercent({ units, met })} %${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** In tenths, rounded down. */
export function coveredPercent(coverage: Coverage): number {
  const { met, all } = countUnits(coverage);
  return all === 0 ? 100 : Math.floor((met * 1000) / all) / 10;
}

/** What no expectation meets, in the order of the routes. */
export function unitsMissing({ units, met }: Coverage): readonly CoverageUnit[] {
  return units.filter(({ key }) => !met.has(key));
}

/** Why the coverage is not enough. */
export function describeShortfall({ coverage, least }: CoverageReport): string {
  return `expected a coverage of at least ${least} %, but it is ${describeCoverage(coverage)}`;
}

/** Writes the coverage for people, with the missing expectations to paste at the end. */
export function writeCoverageText(report: CoverageReport, style: TextStyle): string {
  const { coverage, missing } = report;
  const beyond = new Set(missing.beyond.map(({ key }) => key));
  const lines = unitsMissing(coverage).map(
    ({ key, title }) => `  ${escapeControls(title)}${beyond.has(key) ? ' (no request found that comes here)' : ''}`,
  );
  const shortfall = isEnough(report) ? [] : [style.severity('error', describeShortfall(report))];
  return [
    style.strong(`coverage ${describeCoverage(coverage)}`),
    ...(lines.length === 0 ? [] : ['', 'no expectation meets:', ...lines]),
    ...(missing.expectations.length === 0 ? [] : ['', `# ${introduction}`, ...yamlLines(missing)]),
    ...(shortfall.length === 0 ? [] : ['', ...shortfall]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const introduction = 'These expectations meet the rest. They say what the route does now: check that it is right.';

function yamlLines({ expectations }: Missing): readonly string[] {
  return writeExpectations(expectations).trimEnd().split('\n').map(escapeControls);
}

/** The missing expectations with what they are for, as lines that explain a failure. */
export function explainCoverage({ coverage, missing }: CoverageReport): readonly string[] {
  return [
    ...unitsMissing(coverage).map(({ title }) => `no expectation meets ${title}`),
    ...(missing.expectations.length === 0 ? [] : [introduction, ...yamlLines(missing)]),
  ];
}
