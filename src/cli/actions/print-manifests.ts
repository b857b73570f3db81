import { selectManifests } from '../../manifests/select-manifests.ts';
import { writeManifests } from '../../manifests/write-manifests.ts';
import type { RenderOptions } from '../commands/render.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { renderEach } from './each/render-each.ts';
import { expandOrReport } from './expand-or-report.ts';
import { noSuchManifest } from './no-such-manifest.ts';
import { writeManifestFolder } from './write-manifest-folder.ts';

/**
 * The work of `render`: prints the manifests, or writes them into a folder.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read or written, or --show-only names nothing
 */
export async function printManifests(
  name: string | undefined,
  options: RenderOptions,
  system: System,
): Promise<number> {
  if (options.each !== undefined) return renderEach(options.each, name, options, system);
  const expanded = await expandOrReport(name, options, system);
  if (expanded.kind === 'refused') return expanded.exitCode;
  const { selected, missing } = selectManifests(expanded.manifests, options.showOnly ?? []);
  if (missing.length > 0) throw noSuchManifest(missing, expanded.manifests);
  const { outputDir: folder, output: format } = options;
  if (folder === undefined) system.stdout.write(writeManifests(selected, format));
  else writeManifestFolder({ manifests: expanded.manifests, selected, folder, format }, system);
  return exitCodes.ok;
}
