import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findAnswer } from '../../routing/answer/answer.ts';
import { describeRequest } from '../../routing/answer/describe-request.ts';
import { compareAnswer } from '../../routing/expectations/compare-answer.ts';
import type { Expectation } from '../../routing/expectations/expectation.ts';
import type { TestFile, TestResult } from '../../routing/expectations/test-result.ts';
import { selectVersions, versionNames } from '../../routing/routemap-versions.ts';
import type { System } from '../system.ts';
import type { RouteSource } from './route-source.ts';
import { type RoutesWhen, routesWhen } from './routes-when.ts';

/** How expectations came out; or what is wrong with them; or the user has been told what is wrong with the route. */
export type RunExpectations =
  | { readonly kind: 'run'; readonly files: readonly TestFile[] }
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'refused'; readonly exitCode: number };

type Source = Exclude<RouteSource, { kind: 'refused' }>;

interface Given {
  readonly file: string;
  readonly expectations: readonly Expectation[];
}

/**
 * Checks expectations, each with the routes that its available versions make.
 *
 * @throws CommandError if there is no route
 */
export function runExpectations(source: Source, given: readonly Given[], system: System): RunExpectations {
  const wishes = given.flatMap(({ expectations }) =>
    expectations.map((each) => [each, availableOf(source, each)] as const),
  );
  const diagnostics = wishes.flatMap(([, wish]) => ('diagnostic' in wish ? [wish.diagnostic] : []));
  if (diagnostics.length > 0) return { kind: 'wrong', diagnostics };
  const sets = new Map<Expectation, readonly boolean[]>();
  for (const [each, wish] of wishes) if ('available' in wish) sets.set(each, wish.available);
  const made = new Map<string, RoutesWhen>();
  const files: TestFile[] = [];
  for (const { file, expectations } of given) {
    const results: TestResult[] = [];
    for (const each of expectations) {
      const available = sets.get(each) ?? [];
      const routes = made.get(String(available)) ?? routesWhen(source, available, system);
      made.set(String(available), routes);
      if (routes.kind === 'refused') return routes;
      results.push(check(each, routes, source));
    }
    files.push({ file, results });
  }
  return { kind: 'run', files };
}

function check(expectation: Expectation, routes: Extract<RoutesWhen, { kind: 'routes' }>, source: Source): TestResult {
  const asked = findAnswer(routes.routes, expectation.request, routes.known);
  if (!asked.ok) {
    const { method = 'GET', path = '/' } = expectation.request;
    const request = `${method} ${path}`;
    const differences = [{ expected: 'a request that can be sent', found: asked.message }];
    return { expectation, title: expectation.name ?? request, request, differences, why: [] };
  }
  const names = source.kind === 'routemap' ? versionNames(source.routemap.versions) : [];
  const request = describeRequest(asked.answer.request);
  return {
    expectation,
    title: expectation.name ?? request,
    request,
    differences: compareAnswer(expectation, asked.answer, names),
    why: asked.answer.why,
  };
}

/** The versions that an expectation takes as available, or that it names one that there is not. */
function availableOf(
  source: Source,
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
    return wrong('this route is as it is, whichever versions are available', 'leave available out, or test values');
  }
  const { versions } = source.routemap;
  if (available === null) return { available: versions.map(() => true) };
  const picked = selectVersions(versions, available.join(','));
  if (!picked.ok) return wrong(picked.message);
  return { available: versions.map((_, index) => picked.indexes.has(index)) };
}
