import type { Manifest } from '../../../manifests/manifest.ts';
import { kustomizationFile, writeKustomization } from '../../../output/kustomization.ts';
import { layOutRelease, layOutReleases, nameFiles } from '../../../output/lay-out-files.ts';
import { listMadeFiles } from '../../../output/write-folder.ts';
import { formatCount } from '../../../terminal/format-count.ts';
import type { ExpandedRelease } from '../../load-releases.ts';
import { commandError } from '../../refused.ts';
import { showFile } from '../../show-path.ts';
import type { System } from '../../system.ts';
import { inFolder, writeFiles } from '../../write-files.ts';

export interface FolderRequest {
  /** All manifests of the release, in the order in which to apply them. */
  readonly manifests: readonly Manifest[];
  /** The manifests to write. If some are left out, the other files of the folder stay. */
  readonly selected: readonly Manifest[];
  readonly folder: string;
  readonly format: 'yaml' | 'json';
}

/**
 * Writes a file for each manifest and a kustomization.yaml, and lists the files that were written, unchanged or
 * removed.
 *
 * @throws Refused if the folder cannot be written
 */
export function writeManifestFolder({ manifests, selected, folder, format }: FolderRequest, system: System): void {
  const wanted = new Set(selected);
  const complete = wanted.size === manifests.length;
  const chosen = new Set([...nameFiles(manifests, format)].flatMap(([name, one]) => (wanted.has(one) ? [name] : [])));
  const laidOut = [...layOutRelease(manifests, format)];
  const there = complete ? [] : inFolder(folder, () => listMadeFiles(folder));
  refuseOthers(there, folder, format);
  const names = laidOut.map(([name]) => name).filter((name) => chosen.has(name) || there.includes(name));
  const others = there.filter((name) => !names.includes(name) && name !== kustomizationFile);
  const files = new Map(laidOut.filter(([name]) => chosen.has(name)));
  files.set(kustomizationFile, writeKustomization([...names, ...others]));
  const { written, removed } = writeFiles(folder, files, { removeStale: complete });
  const lines = [
    ...[...files.keys()].map((name) => [written.includes(name) ? 'wrote' : 'unchanged', name] as const),
    ...removed.map((name) => ['removed', name] as const),
  ];
  system.stdout.write(lines.map(([what, name]) => `${what} ${showFile(folder, name)}\n`).join(''));
}

/**
 * kustomize rejects a folder in which another release or another format adds a second file for a manifest.
 *
 * @throws Refused if the folder has such files
 */
function refuseOthers(there: readonly string[], folder: string, format: string): void {
  const own = (name: string) => !name.includes('/') && name.endsWith(`.${format}`);
  const other = there.find((name) => name !== kustomizationFile && !own(name));
  if (other === undefined) return;
  throw commandError(
    `--show-only: ${showFile(folder, other)} belongs to another release or format; render the whole folder, without --show-only`,
  );
}

/**
 * Writes a folder for each release, and lists the files that were written or removed. Unchanged files are only counted.
 *
 * @throws Refused if they cannot be written
 */
export function writeReleaseFolders(
  releases: readonly ExpandedRelease[],
  folder: string,
  format: 'yaml' | 'json',
  system: System,
): void {
  const { written, unchanged, removed } = writeFiles(folder, layOutReleases(releases, format), { removeStale: true });
  const counts = `${formatCount(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const lines = [
    ...written.map((path) => `wrote ${showFile(folder, path)}\n`),
    ...removed.map((path) => `removed ${showFile(folder, path)}\n`),
    `${formatCount(releases.length, 'release')}: ${counts}\n`,
  ];
  system.stdout.write(lines.join(''));
}
