import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes files into a folder, which is made if it is not there. Every file is written whole under another name first
 * and only then given its own, so that a full disk leaves the old files as they were.
 *
 * @param folder an absolute path, or one relative to the working directory
 * @param files file name -> content
 * @throws NodeJS.ErrnoException if the folder cannot be made or a file not written
 */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await makeFolder(folder);
  const pending = [...files].map(([name, content]) => ({
    final: join(folder, name),
    draft: join(folder, `.${name}.draft`),
    content,
  }));
  try {
    for (const { draft, content } of pending) await writeFile(draft, content);
    for (const { draft, final } of pending) await rename(draft, final);
  } finally {
    for (const { draft } of pending) await rm(draft, { force: true });
  }
}

/** Node's own recursion never ends where a folder is there and refuses to hold another, as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}
