// Commands to the runner: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/**
 * Makes the step fail with an annotation.
 *
 * @param {string} message
 * @param {number} exitCode
 * @returns {never}
 */
export function fail(message, exitCode = 2) {
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(`::error title=iter8-release::${escaped}`);
  process.exit(exitCode);
}

/**
 * Runs something whose output the runner does not read as commands.
 *
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function withoutCommands(work) {
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  try {
    return work();
  } finally {
    console.log(`::${token}::`);
  }
}

/**
 * Sets an output of the step.
 *
 * @param {string} name
 * @param {string | number | boolean} value
 */
export function setOutput(name, value) {
  const file = process.env.GITHUB_OUTPUT;
  const end = randomUUID();
  if (file) appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}
