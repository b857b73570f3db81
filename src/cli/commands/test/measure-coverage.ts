import { holds, type TestFile } from '../../../routing/expectations/test-result.ts';
import { coverageUnits } from '../../../routing/measure/coverage.ts';
import { keysMet } from '../../../routing/measure/keys-met.ts';
import { missingExpectations } from '../../../routing/measure/missing-expectations.ts';
import type { CoverageReport } from '../../../routing/measure/report-coverage.ts';
import { versionNames } from '../../../routing/routemap-versions.ts';
import { type RouteSource, routesWhen } from '../../load-routes.ts';
import type { System } from '../../system.ts';

/**
 * Measures how much of the route the expectations meet that hold, while all versions are available.
 *
 * @param least the percentage that was asked for, if any
 * @throws Refused if no route exists, or it is wrong
 */
export function measureCoverage(
  source: RouteSource,
  files: readonly TestFile[],
  least: number | null,
  system: System,
): CoverageReport {
  const versions = source.kind === 'routemap' ? source.routemap.versions : [];
  const { routes, known } = routesWhen(
    source,
    versions.map(() => true),
    system,
  );
  const met = files.flatMap(({ results }) =>
    results
      .filter((result) => holds(result) && result.isAllAvailable)
      .flatMap(({ expectation, answer }) => (answer === null ? [] : keysMet(expectation, answer))),
  );
  const coverage = { units: coverageUnits(routes), met: new Set(met) };
  return { coverage, missing: missingExpectations(routes, coverage, known, versionNames(versions)), least };
}
