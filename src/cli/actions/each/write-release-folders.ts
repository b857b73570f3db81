import { layOutReleases } from '../../../output/lay-out-files.ts';
import type { System } from '../../system.ts';
import { count } from '../count.ts';
import { showFile, writeFiles } from '../write-files.ts';
import type { ExpandedRelease } from './prepare-each.ts';

/**
 * Writes a folder for each release and says which files were written or removed; those that stay are only counted.
 *
 * @throws CommandError if they cannot be written
 */
export function writeReleaseFolders(
  releases: readonly ExpandedRelease[],
  folder: string,
  format: 'yaml' | 'json',
  system: System,
): void {
  const { written, unchanged, removed } = writeFiles(folder, layOutReleases(releases, format), { removeStale: true });
  const lines = [
    ...written.map((path) => `wrote ${showFile(folder, path)}\n`),
    ...removed.map((path) => `removed ${showFile(folder, path)}\n`),
    `${count(releases.length, 'release')}: ${count(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed\n`,
  ];
  system.stdout.write(lines.join(''));
}
