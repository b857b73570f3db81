// Runs the tests with the mutants of a share, or with one mutant that is switched on from the beginning.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How long nothing may happen, in milliseconds: a mutant can make a loop without an end. */
const patience = 600_000;

const running = new Set();
process.on('exit', () => running.forEach(stop));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** Vitest ends with its workers. */
function stop({ pid }) {
  process.kill(-pid, 'SIGKILL');
}

/**
 * @param {string} root the repository
 * @param {string} log where try-mutants.ts notes what it finds; a mutant that hangs is noted as killed
 * @param {object} setting what try-mutants.ts reads from the environment
 * @returns {Promise<boolean>} whether the tests pass with the mutant MUTANTS_ALONE
 * @throws {Error} without such a mutant, if the tests fail in themselves
 */
export async function runTests(root, log, setting) {
  for (;;) {
    const { end, output } = await runOnce(root, log, setting);
    if (setting.MUTANTS_ALONE !== undefined) return end === 0;
    if (end === 0) return true;
    const last = readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    if (end !== 'hung' || !last.startsWith('trying ')) throw new Error(`the tests fail without a mutant:\n${output}`);
    appendFileSync(log, `killed ${last.slice('trying '.length)}\n`);
  }
}

function runOnce(root, log, setting) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'test/mutants/vitest.config.ts');
  const began = Date.now();
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, '--root', root, '--reporter=dot'], {
    cwd: root,
    env: { ...process.env, ...setting },
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = (output + data).slice(-20_000);
    });
  }
  let isHung = false;
  const watch = setInterval(() => {
    if (Date.now() - Math.max(began, statSync(log).mtimeMs) < patience) return;
    isHung = true;
    stop(child);
  }, 1000);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      running.delete(child);
      resolve({ end: isHung ? 'hung' : code, output });
    });
  });
}
