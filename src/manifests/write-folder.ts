import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes files into a folder, which is made if it is not there. Every file is written whole under another name first
 * and only then given its own, so that a full disk leaves the old files as they were.
 *
 * @param folder an absolute path, or one relative to the working directory
 * @param files file name -> content
 * @throws NodeJS.ErrnoException if the folder cannot be made or a file not written
 */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
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
