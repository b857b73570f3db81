import { writeJson } from '../../manifests/write-json.ts';
import { writeYaml } from '../../manifests/write-yaml.ts';
import { makeRoutes, type Routes } from '../../routing/make-routes.ts';
import type { RoutemapContent } from '../../routing/routemap-content.ts';
import { versionNames } from '../../routing/routemap-versions.ts';
import { writeRoutesTable } from '../../routing/summary/write-routes-table.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import type { Data } from '../../values/data.ts';
import type { RoutesOptions } from '../commands/routes.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { availabilityWishes } from './availability-wishes.ts';
import { routemapOrReport } from './routemap-or-report.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { terminal } from './terminal.ts';

/**
 * The work of `routes`: prints the routes for the sets of available versions that are asked about.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read, or there is no such version
 */
export async function printRoutes(name: string | undefined, options: RoutesOptions, system: System): Promise<number> {
  const found = await routemapOrReport(name, options, system);
  if (found.kind === 'refused') return found.exitCode;
  const { routemap, sources } = found;
  const results = availabilityWishes(routemap.versions, options).map((available) => makeRoutes(routemap, available));
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined) {
    tellDiagnostics(failed.diagnostics, system, sources);
    return exitCodes.invalid;
  }
  const routes = results.flatMap((result) => (result.ok ? [result.routes] : []));
  system.stdout.write(write(routemap, routes, options.output, system));
  return exitCodes.ok;
}

function write(
  routemap: RoutemapContent,
  routes: readonly Routes[],
  format: RoutesOptions['output'],
  system: System,
): string {
  switch (format) {
    case 'json':
      return writeJson(routes as unknown as Data);
    case 'yaml':
      return routes.map((each) => writeDocuments(routemap, each, routes.length > 1)).join('');
    case 'table':
      return writeRoutesTable(routemap, routes, terminal(system.stdout, system));
  }
}

/** The objects as documents; where there are several sets, each says which it is. */
function writeDocuments(routemap: RoutemapContent, { available, objects }: Routes, named: boolean): string {
  const names = versionNames(routemap.versions).filter((_, index) => available[index]);
  const comment = named ? `# available: ${escapeControls(names.join(', ') || 'none')}\n` : '';
  return Object.values(objects)
    .map((object) => `---\n${comment}${writeYaml(object)}`)
    .join('');
}
