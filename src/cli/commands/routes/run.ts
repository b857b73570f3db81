import { writeJson } from '../../../manifests/write-json.ts';
import { writeYaml } from '../../../manifests/write-yaml.ts';
import { makeRoutes, type Routes } from '../../../routing/make-routes.ts';
import type { RoutemapContent } from '../../../routing/routemap-content.ts';
import { versionNames } from '../../../routing/routemap-versions.ts';
import { writeRoutesTable } from '../../../routing/summary/write-routes-table.ts';
import { escapeControls } from '../../../terminal/escape-controls.ts';
import { terminalOptions } from '../../../terminal/output.ts';
import type { Data } from '../../../values/data.ts';
import { loadRoutemap } from '../../load-routemap.ts';
import { pickAvailability } from '../../pick-availability.ts';
import { exitCodes, invalidInput } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import type { System } from '../../system.ts';
import type { RoutesOptions } from './options.ts';

/**
 * The work of `routes`: prints the routes for the chosen sets of available versions.
 *
 * @throws Refused if values or routemap are wrong, a file cannot be read, or a version does not exist
 */
export async function run(options: RoutesOptions, system: System): Promise<number> {
  const { routemap, sources } = await loadRoutemap(options, system);
  const results = pickAvailability(routemap.versions, options).map((available) => makeRoutes(routemap, available));
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined) throw invalidInput(reportDiagnostics(failed.diagnostics, system, sources));
  const routes = results.flatMap((result) => (result.ok ? [result.routes] : []));
  system.stdout.write(write(routemap, routes, options.output, system));
  return exitCodes.ok;
}

function write(
  routemap: RoutemapContent,
  routes: readonly Routes[],
  format: RoutesOptions['output'],
  { stdout, env }: System,
): string {
  switch (format) {
    case 'json':
      return writeJson(routes as unknown as Data);
    case 'yaml':
      return routes.map((each) => writeDocuments(routemap, each, routes.length > 1)).join('');
    case 'table':
      return writeRoutesTable(routemap, routes, terminalOptions(stdout, env));
  }
}

/** Writes the objects as documents. If there are several sets, a comment names the set. */
function writeDocuments(routemap: RoutemapContent, { available, objects }: Routes, named: boolean): string {
  const names = versionNames(routemap.versions).filter((_, index) => available[index]);
  const comment = named ? `# available: ${escapeControls(names.join(', ') || 'none')}\n` : '';
  return Object.values(objects)
    .map((object) => `---\n${comment}${writeYaml(object)}`)
    .join('');
}
