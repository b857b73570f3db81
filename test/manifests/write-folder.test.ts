import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFolder } from '../../src/manifests/write-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeFolder', () => {
  it('makes the folder and writes every file', async () => {
    const inner = join(folder, 'a/b');
    await writeFolder(
      inner,
      new Map([
        ['x.yaml', '1'],
        ['y.yaml', '2'],
      ]),
    );
    expect(await readdir(inner)).toEqual(['x.yaml', 'y.yaml']);
    expect(await readFile(join(inner, 'y.yaml'), 'utf8')).toBe('2');
  });

  it('leaves the old files as they were if one cannot be written', async () => {
    await writeFolder(folder, new Map([['x.yaml', 'old']]));
    await mkdir(join(folder, '.y.yaml.draft'));
    await expect(
      writeFolder(
        folder,
        new Map([
          ['x.yaml', 'new'],
          ['y.yaml', 'new'],
        ]),
      ),
    ).rejects.toThrow('EISDIR');
    expect(await readFile(join(folder, 'x.yaml'), 'utf8')).toBe('old');
    expect(await readdir(folder)).not.toContain('.x.yaml.draft');
  });
});
