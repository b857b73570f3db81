import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './cli/run-cli.ts';

/** The files of a folder and those below it, without what the build writes. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(repository.length).replace(/^\//, ''))
    .filter((path) => !path.startsWith('src/generated/'));
}

const sources = filesOf('src').filter((path) => path.endsWith('.ts'));

const lengths = new Map(
  sources.map((path) => [path, readFileSync(join(repository, path), 'utf8').split('\n').length - 1]),
);

describe('the structure of src/', () => {
  it('a folder has at most 25 files', () => {
    const folders = sources.map((path) => dirname(path));
    const full = [...new Set(folders)].filter((folder) => folders.filter((each) => each === folder).length > 25);
    expect(full).toEqual([]);
  });

  it('a file has at most 250 lines', () => {
    expect([...lengths].filter(([, length]) => length > 250)).toEqual([]);
  });

  it('the median file has 50 to 110 lines', () => {
    const sorted = [...lengths.values()].toSorted((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    expect(median).toBeGreaterThanOrEqual(50);
    expect(median).toBeLessThanOrEqual(110);
  });
});
