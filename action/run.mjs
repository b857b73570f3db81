// Checks the values, and where they are right renders and applies them. Ends with the exit codes of docs/exit-codes.md.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInputs } from './read-inputs.mjs';
import { fail, setOutput, withoutCommands } from './workflow-commands.mjs';

const program = fileURLToPath(new URL('../bin/iter8-release.js', import.meta.url));
const most = 256 * 1024 * 1024;

/** Annotations name files from the root of the repository, so this is where the program runs. */
const folder = process.env.GITHUB_WORKSPACE || '.';

function run(command, options, { common, release }) {
  return spawnSync(process.execPath, [program, command, ...common, ...options, ...release], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: most,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ends the step if a run was no success. */
function endUnlessDone(what, { status, signal, stderr, error }) {
  if (status === 0) return;
  const reason = stderr.trim().replace(/^error: /, '') || error?.message || `it ended with ${status ?? signal}`;
  fail(`${what}: ${reason}`, status ?? 2);
}

function countLines(text, command) {
  return text.split('\n').filter((line) => line.startsWith(`::${command} `)).length;
}

/** The only output whose lines the runner is to take for commands: the program has escaped what is not its own. */
function validate(inputs) {
  const report = run('validate', ['--output=github'], inputs);
  const wrong = report.status === 1;
  if (!wrong) endUnlessDone('the values cannot be checked', report);
  process.stdout.write(report.stdout);
  setOutput('valid', !wrong);
  setOutput('errors', countLines(report.stdout, 'error'));
  setOutput('warnings', countLines(report.stdout, 'warning'));
  if (inputs.sarifFile !== '') {
    writeFileSync(resolve(folder, inputs.sarifFile), run('validate', ['--output=sarif'], inputs).stdout);
  }
  return !wrong;
}

function render(inputs) {
  const { stdout, ...outcome } = run('render', [`--output-dir=${inputs.outputDir}`], inputs);
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
