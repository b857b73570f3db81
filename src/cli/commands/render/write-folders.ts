import type { Manifest } from '../../../manifests/manifest.ts';
import { kustomizationFile, writeKustomization } from '../../../output/kustomization.ts';
import { layOutRelease, layOutReleases, nameFiles } from '../../../output/lay-out-files.ts';
import { listMadeFiles, listReleaseFolders } from '../../../output/write-folder.ts';
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
  if (complete) refuseManyReleases(folder);
  const chosen = new Set([...nameFiles(manifests, format)].flatMap(([name, one]) => (wanted.has(one) ? [name] : [])));
  const laidOut = [...layOutRelease(manifests, format)];
  const there = complete ? [] : inFolder(folder, () => listMadeFiles(folder));
  refuseOthers(there, folder, format);
  const names = laidOut.map(([name]) => name).filter((name) => chosen.has(name) || there.includes(name));
  const others = there.filter((name) => !names.includes(name) && name !== kustomizationFile);
  const files = new Map(laidOut.filter(([name]) => chosen.has(name)));
  files.set(kustomizationFile, writeKustomization([...names, ...others]));
  const { written, removed } = writeFiles(folder, files, { removes: () => complete });
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

export interface ReleaseFoldersRequest {
  readonly releases: readonly ExpandedRelease[];
  readonly folder: string;
  readonly format: 'yaml' | 'json';
  /** Whether to remove the releases of earlier runs that are not among `releases`. */
  readonly prune: boolean;
}

/**
 * Writes a folder for each release, and lists the files that were written or removed. Unchanged files are only counted.
 * Other releases in the folder stay, unless `prune` is set: a pattern may cover only some releases.
 *
 * @throws Refused if they cannot be written
 */
export function writeReleaseFolders(request: ReleaseFoldersRequest, system: System): void {
  const { releases, folder, format, prune } = request;
  const rendered = new Set(releases.map(({ namespace, name }) => `${namespace}/${name}`));
  const there = prune ? [] : inFolder(folder, () => listReleaseFolders(folder));
  const kept = there.filter((path) => !rendered.has(path));
  if (!prune) refuseSingleRelease(folder);
  const removes = (path: string) => !kept.some((release) => path.startsWith(`${release}/`));
  const { written, unchanged, removed } = writeFiles(folder, layOutReleases(releases, format, kept), { removes });
  const counts = `${formatCount(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const lines = [
    ...written.map((path) => `wrote ${showFile(folder, path)}\n`),
    ...removed.map((path) => `removed ${showFile(folder, path)}\n`),
    `${formatCount(releases.length, 'release')}: ${counts}\n`,
  ];
  system.stdout.write(lines.join(''));
  if (kept.length === 0) return;
  system.stdout.write(
    `kept ${formatCount(kept.length, 'other release')}; to remove ${kept.length === 1 ? 'it' : 'them'}, use --prune-releases\n`,
  );
}

/**
 * Files of a release that was rendered without --each are not removed unasked.
 *
 * @throws Refused if the folder has such files
 */
function refuseSingleRelease(folder: string): void {
  const made = inFolder(folder, () => listMadeFiles(folder));
  const file = made.find((path) => !path.includes('/') && path !== kustomizationFile);
  if (file === undefined) return;
  throw commandError(
    `${showFile(folder, file)} belongs to a release that was rendered without --each; render into another folder, or use --prune-releases`,
  );
}

/**
 * The folders of many releases are not removed because one release is rendered.
 *
 * @throws Refused if the folder has such folders
 */
function refuseManyReleases(folder: string): void {
  const [release] = inFolder(folder, () => listReleaseFolders(folder));
  if (release === undefined) return;
  throw commandError(
    `${showFile(folder, release)} was rendered with --each; render into another folder, or render all releases with --each`,
  );
}
