// Checks the values. If they are right, renders and applies them. Exit codes: docs/reference/exit-codes.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInputs } from './read-inputs.mjs';
import { fail, setOutput, withoutCommands } from './workflow-commands.mjs';

const program = fileURLToPath(new URL('../bin/iter8-release.js', import.meta.url));
const most = 256 * 1024 * 1024;

/** The program runs in the root of the repository, because annotations name files relative to it. */
const folder = process.env.GITHUB_WORKSPACE || '.';

function run(command, options, { common, release }) {
  return spawnSync(process.execPath, [program, command, ...common, ...options, ...release], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: most,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ends the step if a run failed. */
function endUnlessDone(what, { status, signal, stderr, error }) {
  if (status === 0) return;
  // Remove the warnings before the error, which are annotations already, and a warning about the name.
  const said = stderr.replace(/^(?:.*^\d+ warnings?\b[^\n]*\n)?(?:warning: [^\n]*\n)?/ms, '');
  const reason = said.trim().replace(/^error: /, '') || error?.message || `it ended with ${status ?? signal}`;
  fail(`${what}: ${reason}`, status ?? 2);
}

function countLines(text, command) {
  return text.split('\n').filter((line) => line.startsWith(`::${command} `)).length;
}

/** The only output that the runner reads as commands. The program has escaped all text from the values. */
function validate(inputs) {
  const report = run('validate', ['--output=github'], inputs);
  const errors = countLines(report.stdout, 'error');
  // Node also ends with 1 if it cannot run the program. Then nothing is known about the values.
  const status = report.status === 1 && errors === 0 ? 2 : report.status;
  if (status !== 1) endUnlessDone('the values cannot be checked', { ...report, status });
  process.stdout.write(report.stdout);
  setOutput('valid', status === 0);
  setOutput('errors', errors);
  setOutput('warnings', countLines(report.stdout, 'warning'));
  if (inputs.sarifFile !== '') writeSarif(inputs);
  return status === 0;
}

function writeSarif(inputs) {
  const { stdout } = run('validate', ['--output=sarif'], inputs);
  const path = resolve(folder, inputs.sarifFile);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stdout);
  } catch (error) {
    const reason = /^\w+: (.*?), /s.exec(error.message)?.[1] ?? error.message;
    fail(`the SARIF report cannot be written to ${inputs.sarifFile}: ${reason}`);
  }
}

function render(inputs) {
  const { stdout, ...outcome } = run(
    'render',
    [`--output-dir=${inputs.outputDir}`, ...(inputs.prune ? ['--prune-releases'] : [])],
    inputs,
  );
  endUnlessDone('the manifests cannot be rendered', outcome);
  withoutCommands(() => process.stdout.write(stdout));
  setOutput('changed', /^(wrote|removed) /m.test(stdout));
}

function apply(inputs) {
  const outcome = run('apply', inputs.apply, inputs);
  withoutCommands(() => process.stdout.write(outcome.stdout + outcome.stderr));
  endUnlessDone('the release cannot be applied', outcome);
}

function readOrFail() {
  try {
    return readInputs(process.env);
  } catch (error) {
    return fail(error.message);
  }
}

const inputs = readOrFail();
if (!validate(inputs)) process.exitCode = 1;
else {
  if (inputs.outputDir !== '') render(inputs);
  if (inputs.apply !== undefined) apply(inputs);
}
