import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, runCli } from '../cli/run-cli.ts';

const folder = join(repository, 'test/golden-plans');
const update = process.env.UPDATE_GOLDEN === '1';

/**
 * `golden-plans/<case>/before.yaml` and `after.yaml`, and what `plan` says of the change, word for word, in
 * `expected.txt`, and in `expected.md` where that is there. UPDATE_GOLDEN=1 writes what is said now.
 */
describe('what plan says', () => {
  const cases = readdirSync(folder).flatMap((name) => [
    [name, 'text', 'expected.txt'],
    ...(existsSync(join(folder, name, 'expected.md')) ? [[name, 'markdown', 'expected.md']] : []),
  ]);
  it.each(cases)('%s as %s', async (name = '', format = '', file = '') => {
    const argv = ['plan', 'shop', '-f', 'after.yaml', '--from', 'before.yaml', '-o', format];
    const { exitCode, stdout, stderr } = await runCli(argv, { folder: join(folder, name) });
    expect([exitCode, stderr]).toEqual([0, '']);
    if (update) writeFileSync(join(folder, name, file), stdout);
    expect(stdout).toBe(readFileSync(join(folder, name, file), 'utf8'));
  });
});
