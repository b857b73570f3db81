import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';

const folder = join(import.meta.dirname, '../tables');
const update = process.env.UPDATE_GOLDEN === '1';

/** `<case>/options.json` are the options of `routes`, `<case>/expected.txt` its table. UPDATE_GOLDEN=1 writes it. */
describe('the table of routes', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const inside = join(folder, name);
    const options = JSON.parse(readFileSync(join(inside, 'options.json'), 'utf8'));
    const { exitCode, stdout, stderr } = await runCli(['routes', ...options], { folder: inside });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const file = join(inside, 'expected.txt');
    if (update) writeFileSync(file, stdout);
    expect(stdout).toBe(readFileSync(file, 'utf8'));
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
