import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { runProgram } from './run-program.ts';

const valid = ['-f', 'examples/blue-green/candidate.yaml'];
const invalid = ['-f', 'test/golden/many-problems/values.yaml'];

interface Ending {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Runs the program with a file for its output, or with one that nobody reads, as in `… | head -0`. */
function runInto(output: number | 'nobody', args: readonly string[]): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'bin/iter8-release.js'), ...args], {
      cwd: repository,
      stdio: ['ignore', output === 'nobody' ? 'pipe' : output, 'pipe'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.stdout?.destroy();
    child.on('error', reject).on('close', (exitCode) => resolve({ exitCode, stderr }));
  });
}

describe('an output that nobody reads', () => {
  it.each([
    ['render', ['render', ...valid], 0],
    ['validate', ['validate', ...valid], 0],
    ['schema', ['schema'], 0],
    ['--help', ['--help'], 0],
    ['validate of wrong values', ['validate', ...invalid], 1],
  ])('%s ends as if it had been read', async (_, args, exitCode) => {
    expect(await runInto('nobody', args)).toEqual({ exitCode, stderr: '' });
  });
});

describe.skipIf(process.platform !== 'linux')('a full disk', () => {
  const message = 'error: cannot write the output: no space left on the device\n';

  it.each([
    ['render', ['render', ...valid]],
    ['validate', ['validate', ...invalid]],
    ['apply --dry-run=client', ['apply', ...valid, '--dry-run=client']],
    ['schema', ['schema']],
    ['--help', ['--help']],
  ])('fails %s', async (_, args) => {
    const disk = openSync('/dev/full', 'w');
    const result = await runInto(disk, args).finally(() => closeSync(disk));
    expect(result).toEqual({ exitCode: 2, stderr: message });
  });
});

describe('--output-dir', () => {
  it.skipIf(process.platform !== 'linux')('that cannot be made is an error', async () => {
    expect(await runProgram(['render', ...valid, '--output-dir', '/proc/nowhere/x'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: cannot write to /proc/nowhere/x: no such file or folder\n',
    });
  });
});
