import { selectManifests } from '../../../manifests/select-manifests.ts';
import { writeManifests } from '../../../manifests/write-manifests.ts';
import { commandError } from '../../command-error.ts';
import type { RenderOptions } from '../../commands/render.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { System } from '../../system.ts';
import { count } from '../count.ts';
import { noSuchManifest } from '../no-such-manifest.ts';
import { tellDiagnostics } from '../tell-diagnostics.ts';
import { prepareEach, refuseName } from './prepare-each.ts';
import { writeReleaseFolders } from './write-release-folders.ts';

/**
 * The work of `render --each`: prints the manifests of many releases, or writes a folder for each. Nothing is printed
 * or written if any of them is wrong.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read or written, a pattern fits none, or --show-only names nothing
 */
export async function renderEach(
  patterns: readonly string[],
  name: string | undefined,
  options: RenderOptions,
  system: System,
): Promise<number> {
  if (options.outputDir !== undefined && options.showOnly !== undefined) {
    throw commandError(
      '--each, --output-dir and --show-only: a folder for each release is written whole or not at all',
    );
  }
  refuseName(name);
  const prepared = await prepareEach(patterns, options, system);
  const problems = prepared.diagnostics.filter(({ severity }) => severity !== 'info');
  tellDiagnostics(problems, system, prepared.sources);
  if (prepared.wrong > 0) {
    system.stderr.write(`nothing was rendered; wrong: ${prepared.wrong} of ${count(prepared.total, 'release')}\n`);
    return exitCodes.invalid;
  }
  const manifests = prepared.releases.flatMap((release) => release.manifests);
  const { selected, missing } = selectManifests(manifests, options.showOnly ?? []);
  if (missing.length > 0) throw noSuchManifest(missing, manifests);
  if (options.outputDir === undefined) system.stdout.write(writeManifests(selected, options.output));
  else writeReleaseFolders(prepared.releases, options.outputDir, options.output, system);
  return exitCodes.ok;
}
