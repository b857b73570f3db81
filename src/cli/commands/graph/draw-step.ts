import { routemapOfRelease } from '../../../compile/routemap-of-release.ts';
import { formatPath } from '../../../diagnostics/format-path.ts';
import { describeAvailability, typicalSets } from '../../../graph/derive/availability.ts';
import { graphOfRelease } from '../../../graph/derive/graph-of-release.ts';
import type { GraphStep } from '../../../graph/html/write-html.ts';
import type { TrafficGraph } from '../../../graph/traffic-graph.ts';
import { isRouteProblem } from '../../../mesh/field.ts';
import type { Release } from '../../../release/release.ts';
import { makeRoutes, type Routes } from '../../../routing/make-routes.ts';
import type { RoutedVersion } from '../../../routing/routemap-content.ts';
import { loadRelease } from '../../load-release.ts';
import { pickAvailability } from '../../pick-availability.ts';
import { commandError, invalidInput } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import type { System } from '../../system.ts';
import type { GraphOptions } from './options.ts';

/** Each further version doubles the sets. With 7 versions a page has 128 buttons and about 2 MB of pictures. */
const mostForAllSets = 7;

/**
 * Draws one step of a release for the chosen sets of available versions.
 *
 * @param name the name of the step
 * @throws Refused if values are wrong, a file cannot be read, a version does not exist, or the route cannot be drawn
 */
export async function drawStep(options: GraphOptions, name: string | null, system: System): Promise<GraphStep> {
  const { release, pack } = await loadRelease(options, system);
  const routemap = routemapOfRelease(release, pack);
  const results = pickSets(routemap.versions, options).map((available) => makeRoutes(routemap, available));
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined) throw invalidInput(reportDiagnostics(failed.diagnostics, system));
  return { name, views: results.flatMap((result) => (result.ok ? [view(release, result.routes)] : [])) };
}

/** @throws Refused if a version does not exist, or there are too many sets for a page */
function pickSets(versions: readonly RoutedVersion[], options: GraphOptions) {
  const { output, available, unavailable, all } = options;
  if (all && versions.length > mostForAllSets) {
    const sets = `${versions.length} versions have ${2 ** versions.length} sets, too many for a page`;
    throw commandError(`--all: ${sets}; leave out --all for the usual sets, or name some: --available 0,1`);
  }
  const isOpen = available === undefined && unavailable === undefined && !all;
  return output === 'html' && isOpen ? typicalSets(versions.length) : pickAvailability(versions, options);
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
