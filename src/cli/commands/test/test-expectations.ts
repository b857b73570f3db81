import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { findAnswer } from '../../../routing/answer/answer.ts';
import { describeRequest } from '../../../routing/answer/describe-request.ts';
import { compareAnswer } from '../../../routing/expectations/compare-answer.ts';
import type { Expectation } from '../../../routing/expectations/expectation.ts';
import type { TestFile, TestResult } from '../../../routing/expectations/test-result.ts';
import { selectVersions, versionNames } from '../../../routing/routemap-versions.ts';
import { type AskedRoutes, type RouteSource, routesWhen } from '../../load-routes.ts';
import type { System } from '../../system.ts';

export interface ExpectationFile {
  readonly file: string;
  readonly expectations: readonly Expectation[];
}

/** The results of expectations, or what is wrong with the expectations. */
export type TestedExpectations =
  | { readonly ok: true; readonly files: readonly TestFile[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Checks expectations, each against the routes for its available versions.
 *
 * @throws Refused if no route exists, or it is wrong
 */
export function testExpectations(
  source: RouteSource,
  given: readonly ExpectationFile[],
  system: System,
): TestedExpectations {
  const wishes = given.flatMap(({ expectations }) =>
    expectations.map((each) => [each, availableOf(source, each)] as const),
  );
  const diagnostics = wishes.flatMap(([, wish]) => ('diagnostic' in wish ? [wish.diagnostic] : []));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const sets = new Map<Expectation, readonly boolean[]>();
  for (const [each, wish] of wishes) if ('available' in wish) sets.set(each, wish.available);
  const made = new Map<string, AskedRoutes>();
  const test = (expectation: Expectation): TestResult => {
    const available = sets.get(expectation) ?? [];
    const routes = made.get(String(available)) ?? routesWhen(source, available, system);
    made.set(String(available), routes);
    return { ...check(expectation, routes, source), isAllAvailable: !available.includes(false) };
  };
  return { ok: true, files: given.map(({ file, expectations }) => ({ file, results: expectations.map(test) })) };
}

type Checked = Omit<TestResult, 'isAllAvailable'>;

function check(expectation: Expectation, { routes, known }: AskedRoutes, source: RouteSource): Checked {
  const asked = findAnswer(routes, expectation.request, known);
  if (!asked.ok) {
    const { method = 'GET', path = '/' } = expectation.request;
    const request = `${method} ${path}`;
    const differences = [{ expected: 'a request that can be sent', found: asked.message }];
    return { expectation, title: expectation.name ?? request, request, differences, why: [], answer: null };
  }
  const names = source.kind === 'routemap' ? versionNames(source.routemap.versions) : [];
  const request = describeRequest(asked.answer.request);
  return {
    expectation,
    title: expectation.name ?? request,
    request,
    differences: compareAnswer(expectation, asked.answer, names),
    why: asked.answer.why,
    answer: asked.answer,
  };
}

/** The versions that an expectation assumes to be available, or a diagnostic if it names an unknown one. */
function availableOf(
  source: RouteSource,
  { available, path, position }: Expectation,
): { readonly available: readonly boolean[] } | { readonly diagnostic: Diagnostic } {
  const wrong = (message: string, hint?: string): { readonly diagnostic: Diagnostic } => ({
    diagnostic: {
      code: 'wrong-value',
      severity: 'error',
      path: [...path, 'available'],
      message,
      ...(hint === undefined ? {} : { hint }),
      position,
    },
  });
  if (source.kind === 'routes') {
    if (available === null) return { available: [] };
    return wrong(
      'a given route does not depend on available versions',
      'leave out `available`, or test values or a routemap',
    );
  }
  const { versions } = source.routemap;
  if (available === null) return { available: versions.map(() => true) };
  const picked = selectVersions(versions, available.join(','));
  if (!picked.ok) return wrong(picked.message);
  return { available: versions.map((_, index) => picked.indexes.has(index)) };
}
