import type { Manifest } from '../../../manifests/manifest.ts';
import { selectManifests } from '../../../manifests/select-manifests.ts';
import { writeManifests } from '../../../manifests/write-manifests.ts';
import { formatCount } from '../../../terminal/format-count.ts';
import { loadRelease } from '../../load-release.ts';
import { loadReleases } from '../../load-releases.ts';
import { commandError, exitCodes, invalidInput } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import type { System } from '../../system.ts';
import type { RenderOptions } from './options.ts';
import { writeManifestFolder, writeReleaseFolders } from './write-folders.ts';

/**
 * The work of `render`: prints the manifests, or writes them into a folder.
 *
 * @throws Refused if values are wrong, a file cannot be read or written, or --show-only names nothing
 */
export async function run(options: RenderOptions, system: System): Promise<number> {
  if (options.pruneReleases && (options.each === undefined || options.outputDir === undefined)) {
    throw commandError('--prune-releases needs --each and --output-dir: it removes releases from the folder');
  }
  if (options.each !== undefined) return renderEach(options.each, options, system);
  const { expand } = await loadRelease(options, system);
  const { manifests } = expand();
  const selected = select(manifests, options);
  const { outputDir: folder, output: format } = options;
  if (folder === undefined) system.stdout.write(writeManifests(selected, format));
  else writeManifestFolder({ manifests, selected, folder, format }, system);
  return exitCodes.ok;
}

/** Renders many releases. It prints or writes nothing if one of them is wrong. */
async function renderEach(patterns: readonly string[], options: RenderOptions, system: System): Promise<number> {
  const { outputDir: folder, output: format, showOnly } = options;
  if (folder !== undefined && showOnly !== undefined) {
    throw commandError('--show-only cannot be used with --each and --output-dir: each release gets a complete folder');
  }
  const { releases, diagnostics, sources, wrong, total } = await loadReleases(patterns, options, system);
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  const report = reportDiagnostics(problems, system, sources);
  if (wrong > 0)
    throw invalidInput(`${report}nothing was rendered; invalid: ${wrong} of ${formatCount(total, 'release')}\n`);
  system.stderr.write(report);
  const selected = select(
    releases.flatMap((release) => release.manifests),
    options,
  );
  if (folder === undefined) system.stdout.write(writeManifests(selected, format));
  else writeReleaseFolders({ releases, folder, format, prune: options.pruneReleases === true }, system);
  return exitCodes.ok;
}

/** Nobody reads a longer list. */
const mostListed = 50;

function select(manifests: readonly Manifest[], { showOnly = [] }: RenderOptions): readonly Manifest[] {
  const { selected, missing } = selectManifests(manifests, showOnly);
  if (missing.length === 0) return selected;
  const known = manifests.slice(0, mostListed).map(({ identity }) => `  ${identity.kind}/${identity.name}`);
  const more = manifests.length > mostListed ? ['  …'] : [];
  throw commandError(
    `--show-only ${missing.join(', ')}: the release has no such manifest; it has\n${[...known, ...more].join('\n')}`,
  );
}
