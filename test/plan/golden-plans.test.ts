import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, runCli } from '../cli/run-cli.ts';

const folder = join(repository, 'test/golden-plans');
/** The warnings of the new values on standard error; none in all other cases. */
const warned: { readonly [name: string]: readonly string[] } = {
  'another-namespace': ['other-namespace'],
  namesakes: ['other-namespace'],
};
const update = process.env.UPDATE_GOLDEN === '1';

/**
 * `golden-plans/<case>/` has `before.yaml`, `after.yaml`, and the exact output of `plan` in `expected.txt` and, in some
 * cases, in `expected.md`. UPDATE_GOLDEN=1 writes the output; read it before you keep it.
 */
describe('the output of plan', () => {
  const cases = readdirSync(folder).flatMap((name) => [
    [name, 'text', 'expected.txt'],
    ...(existsSync(join(folder, name, 'expected.md')) ? [[name, 'markdown', 'expected.md']] : []),
  ]);
  it.each(cases)('%s as %s', async (name = '', format = '', file = '') => {
    const argv = ['plan', 'shop', '-f', 'after.yaml', '--from', 'before.yaml', '-o', format];
    const { exitCode, stdout, stderr } = await runCli(argv, { folder: join(folder, name) });
    const warnings = [...stderr.matchAll(/^warning\[(.*?)\]/gm)].map(([, code]) => code);
    expect([exitCode, warnings, stderr === '']).toEqual([0, warned[name] ?? [], !(name in warned)]);
    if (update) writeFileSync(join(folder, name, file), stdout);
    expect(stdout).toBe(readFileSync(join(folder, name, file), 'utf8'));
  });
});
