import type { Manifest } from '../../manifests/manifest.ts';
import { kustomizationFile, writeKustomization } from '../../output/kustomization.ts';
import { layOutRelease, nameFiles } from '../../output/lay-out-files.ts';
import { listMadeFiles } from '../../output/write-folder.ts';
import { commandError } from '../command-error.ts';
import type { System } from '../system.ts';
import { orExplain, showFile, writeFiles } from './write-files.ts';

export interface FolderRequest {
  /** All manifests of the release, in the order to apply them. */
  readonly manifests: readonly Manifest[];
  /** Those to write. Where not all are, the folder's other files stay. */
  readonly selected: readonly Manifest[];
  readonly folder: string;
  readonly format: 'yaml' | 'json';
}

/**
 * Writes a file for each manifest and a kustomization.yaml, and says which files were written, stayed or were removed.
 *
 * @throws CommandError if the folder cannot be written
 */
export function writeManifestFolder({ manifests, selected, folder, format }: FolderRequest, system: System): void {
  const wanted = new Set(selected);
  const complete = wanted.size === manifests.length;
  const chosen = new Set([...nameFiles(manifests, format)].flatMap(([name, one]) => (wanted.has(one) ? [name] : [])));
  const laidOut = [...layOutRelease(manifests, format)];
  const there = complete ? [] : orExplain(folder, () => listMadeFiles(folder));
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
 * A file that comes to those of other releases, or to the same manifest in another format, makes a folder that
 * kustomize does not take.
 *
 * @throws CommandError if the program has made such files there
 */
function refuseOthers(there: readonly string[], folder: string, format: string): void {
  const own = (name: string) => !name.includes('/') && name.endsWith(`.${format}`);
  const other = there.find((name) => name !== kustomizationFile && !own(name));
  if (other === undefined) return;
  throw commandError(
    `--show-only: ${showFile(folder, other)} is not of one release as ${format}; render the folder whole, without --show-only`,
  );
}
