import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file at once: a program that reads it meanwhile sees the old content or the new one, never a part. A file that
 * has the content already is left alone, so that watchers stay quiet.
 *
 * @param {string} file its folder is made if it is missing
 * @param {string} text
 */
export function writeFile(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/**
 * Moves the files of a folder into another one, each at once, and removes from that one what is not among them.
 *
 * @param {string} from on the same file system; removed
 * @param {string} to
 * @param {readonly string[]} last the files that load the others, relative to the folder; they are moved last
 */
export function replaceFolder(from, to, last) {
  const files = filesOf(from);
  for (const file of [...files.filter((name) => !last.includes(name)), ...last]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    renameSync(join(from, file), join(to, file));
  }
  const present = new Set(files);
  for (const file of filesOf(to)) if (!present.has(file)) rmSync(join(to, file));
  rmSync(from, { recursive: true });
}

/** The paths of all files in a folder and below, relative to it. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}
