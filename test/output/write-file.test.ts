import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFile } from '../../src/output/write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const inside = (name: string) => join(folder, name);

it('does not follow a link that somebody planted under the name of a temporary file', async () => {
  writeFileSync(inside('victim'), 'untouched');
  for (const name of ['.traffic.svg.iter8-release-tmp', '.iter8-release-tmp']) symlinkSync('victim', inside(name));
  await writeFile(inside('traffic.svg'), '<svg/>');
  expect(readFileSync(inside('victim'), 'utf8')).toBe('untouched');
  expect(readFileSync(inside('traffic.svg'), 'utf8')).toBe('<svg/>');
});

it('keeps the mode of the file, and leaves nothing else behind', async () => {
  const name = `${'n'.repeat(251)}.svg`;
  writeFileSync(inside(name), 'old');
  chmodSync(inside(name), 0o640);
  await writeFile(inside(name), 'new');
  expect(readdirSync(folder)).toEqual([name]);
  expect(statSync(inside(name)).mode & 0o777).toBe(0o640);
});

it('leaves nothing behind if it fails', async () => {
  symlinkSync('/', inside('root'));
  await expect(writeFile(inside('none/a'), 'new')).rejects.toThrow('ENOENT');
  await expect(writeFile(inside('root'), 'new')).rejects.toThrow('EISDIR');
  expect(readdirSync(folder)).toEqual(['root']);
});
