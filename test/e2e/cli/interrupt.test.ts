import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { fakeKubectl } from '../../kubernetes/fake-kubectl.ts';

/** Runs `apply` with a kubectl and sends a signal as soon as that says something. */
async function interruptApply(script: string, signal: 'SIGINT' | 'SIGTERM') {
  const kubectl = await fakeKubectl(`${script}\nconsole.log('up'); setInterval(() => {}, 1000);`);
  const argv = ['apply', 'web', '-f', 'examples/deployment/candidate.yaml', '--kubectl', kubectl];
  const program = spawn(process.execPath, [join(repository, 'bin/iter8-release.js'), ...argv], { cwd: repository });
  let stderr = '';
  program.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  program.stdout.once('data', () => program.kill(signal));
  return new Promise((resolve, reject) => {
    program.on('error', reject).on('close', (exitCode, endedBy) => resolve({ exitCode, endedBy, stderr }));
  });
}

describe.each(['SIGINT', 'SIGTERM'] as const)('apply that gets %s', (signal) => {
  it('ends kubectl and says what that means', async () => {
    expect(await interruptApply('', signal)).toEqual({
      exitCode: 2,
      endedBy: null,
      stderr: `error: ${signal} ended kubectl: objects already applied stay; run the same command again to apply the rest\n`,
    });
  });

  it('waits for a kubectl that ends in its own time, and with its exit code', async () => {
    const script = `process.on('${signal}', () => setTimeout(() => { console.error('bye'); process.exit(130); }, 300));`;
    expect(await interruptApply(script, signal)).toEqual({ exitCode: 130, endedBy: null, stderr: 'bye\n' });
  });
});
