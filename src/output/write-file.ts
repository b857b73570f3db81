import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file, whole or not at all: whoever reads it meanwhile sees what was there. What is no file, such as a pipe or
 * /dev/null, is written to as it is.
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

/** @param mode that of the file; by default the usual one */
async function writeInto(path: string, text: string, mode?: number): Promise<void> {
  const file = await open(path, 'w');
  try {
    if (mode !== undefined) await file.chmod(mode & 0o777);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
