import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file completely or not at all. Until then readers see the old content. If the path is not a file, such as a
 * pipe or /dev/null, the text is written to it directly.
 *
 * @throws NodeJS.ErrnoException if it cannot be written
 */
export async function writeFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeInto(target, text);
  const beside = join(dirname(target), `.${basename(target)}.iter8-release-tmp`);
  try {
    await writeInto(beside, text, found?.mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** @param mode the mode of the file; the default mode if undefined */
async function writeInto(path: string, text: string, mode?: number): Promise<void> {
  const file = await open(path, 'w');
  try {
    if (mode !== undefined) await file.chmod(mode & 0o777);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
