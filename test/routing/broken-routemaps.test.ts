import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

const folder = join(import.meta.dirname, 'broken-routemaps');
const update = process.env.UPDATE_GOLDEN === '1';

/** `<case>/routemap.yaml` and what `routes` says of it, word for word. UPDATE_GOLDEN=1 writes what is said now. */
describe('the errors of routes about a routemap', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const argv = ['routes', '--from', 'routemap.yaml', '--strict', '-o', 'json'];
    const { exitCode, stdout, stderr } = await runCli(argv, { folder: join(folder, name) });
    const file = join(folder, name, 'expected.err');
    if (update) writeFileSync(file, stderr);
    expect(stderr).toBe(readFileSync(file, 'utf8'));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });
});
