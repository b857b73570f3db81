import { compileRelease } from '../../compile/compile-release.ts';
import { routemapOfRelease } from '../../compile/routemap-of-release.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { describeAvailability, typicalSets } from '../../graph/derive/availability.ts';
import { graphOfRelease } from '../../graph/derive/graph-of-release.ts';
import type { GraphStep } from '../../graph/html/write-html.ts';
import type { TrafficGraph } from '../../graph/traffic-graph.ts';
import { isRouteProblem } from '../../mesh/field.ts';
import type { Release } from '../../release/release.ts';
import { makeRoutes, type Routes } from '../../routing/make-routes.ts';
import { commandError } from '../command-error.ts';
import type { GraphOptions } from '../commands/graph.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { availabilityWishes } from './availability-wishes.ts';
import { releaseRequest } from './release-request.ts';
import { reportProblems } from './report-problems.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** The pictures of one step of a release; or the user has been told what is wrong with its values. */
export type FoundStep =
  | { readonly kind: 'found'; readonly step: GraphStep }
  | { readonly kind: 'refused'; readonly exitCode: number };

/** Each further version doubles the sets: with this many a page has 128 buttons, and some 2 MB of pictures. */
const mostForAllSets = 7;

/**
 * Draws a release for the sets of available versions that are asked for.
 *
 * @param step what the step is called
 * @throws CommandError if a file cannot be read, there is no such version, or the route cannot be drawn
 */
export async function graphStepOrReport(
  name: string | undefined,
  options: GraphOptions,
  step: string | null,
  system: System,
): Promise<FoundStep> {
  const request = await releaseRequest(name, options, system);
  const prepared = await compileRelease(request);
  reportProblems(prepared, request, system);
  if (prepared.kind === 'invalid') return { kind: 'refused', exitCode: exitCodes.invalid };
  const { release, pack } = prepared;
  const routemap = routemapOfRelease(release, pack);
  const results = wishes(routemap.versions, options).map((available) => makeRoutes(routemap, available));
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined) {
    tellDiagnostics(failed.diagnostics, system);
    return { kind: 'refused', exitCode: exitCodes.invalid };
  }
  const views = results.flatMap((result) => (result.ok ? [view(release, result.routes)] : []));
  return { kind: 'found', step: { name: step, views } };
}

/** @throws CommandError if there is no such version, or there are too many sets for a page */
function wishes(versions: Parameters<typeof availabilityWishes>[0], options: GraphOptions) {
  const { output, available, unavailable, all } = options;
  if (all && versions.length > mostForAllSets) {
    const sets = `${versions.length} versions have ${2 ** versions.length} sets, too many buttons for a page`;
    throw commandError(`--all: ${sets}; leave it out for those that matter, or name others: --available 0,1`);
  }
  const isOpen = available === undefined && unavailable === undefined && !all;
  return output === 'html' && isOpen ? typicalSets(versions.length) : availabilityWishes(versions, options);
}

function view(release: Release, routes: Routes): GraphStep['views'][number] {
  const graph = draw(release, routes);
  const own = graph.versions.slice(0, release.versions.length);
  return {
    label: describeAvailability(
      own.map((version) => version.name),
      routes.available,
    ),
    graph,
  };
}

function draw(release: Release, routes: Routes): TrafficGraph {
  try {
    const result = graphOfRelease(release, routes);
    if (result.ok) return result.graph;
    throw commandError(result.message);
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    throw commandError(`the route cannot be drawn: ${formatPath(error.path)} ${error.message}`);
  }
}
