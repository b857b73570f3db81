import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from './cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-launcher-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the launcher beside a program of this text, or of none. */
async function launch(name: string, program?: string) {
  const root = join(folder, name);
  cpSync(join(repository, 'bin'), join(root, 'bin'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type": "module"}');
  if (program !== undefined) {
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/cli.cjs'), program);
  }
  const { exitCode, stdout, stderr } = await execa(process.execPath, [join(root, 'bin/iter8-release.js')], {
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

describe('the launcher', () => {
  it('starts the program that was built', async () => {
    expect(await launch('built', 'process.exitCode = 3; console.log("it runs");')).toEqual({
      exitCode: 3,
      stdout: 'it runs',
      stderr: '',
    });
  });

  it('says what to do in a clone that was not', async () => {
    expect(await launch('clone')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: this copy of iter8-release is not built: run npm ci in its folder',
    });
  });

  it('hides no fault of the program', async () => {
    const { exitCode, stderr } = await launch('broken', 'throw new Error("a fault");');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('a fault');
  });
});
