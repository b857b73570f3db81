import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file completely or not at all. Until then readers see the old content. If the path is not a file, such as a
 * pipe or /dev/null, the text is written to it directly.
 *
 * The text first goes to a new file with a name that nobody can guess, so that no link planted in the folder is followed.
 *
 * @throws NodeJS.ErrnoException if it cannot be written
 */
export async function writeFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeInto(target, 'w', text);
  // A short name, because that of the file may be as long as a name can be.
  const beside = join(dirname(target), `.iter8-release-${randomBytes(16).toString('hex')}.tmp`);
  await writeInto(beside, 'wx', text, found?.mode);
  try {
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * @param flags `wx` makes a new file and follows no link
 * @param mode the mode of the file; the default mode if undefined
 */
async function writeInto(path: string, flags: 'w' | 'wx', text: string, mode?: number): Promise<void> {
  const file = await open(path, flags);
  try {
    if (mode !== undefined) await file.chmod(mode & 0o777);
    await file.writeFile(text);
  } catch (error) {
    if (flags === 'wx') await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
