import { spawnSync } from 'node:child_process';

/**
 * Runs two commands in turn, so that a slower or busier moment of the machine affects both, and compares their CPU time.
 *
 * @param {readonly string[]} one program and arguments
 * @param {readonly string[]} other program and arguments
 * @param {number} pairs how often
 * @returns {{ one: number, other: number, ratio: number }} medians: milliseconds of CPU time of each, and one/other of
 *   each pair
 * @throws {Error} if a command does not start or does not end with exit code 0
 */
export function measurePairs(one, other, pairs) {
  // The first runs fill the caches: the system's file cache, and Node's of compiled code.
  for (const command of [one, other, one, other]) measure(command);
  const measured = Array.from({ length: pairs }, () => ({ one: measure(one).cpu, other: measure(other).cpu }));
  return {
    one: median(measured.map((pair) => pair.one)),
    other: median(measured.map((pair) => pair.other)),
    ratio: median(measured.map((pair) => pair.one / pair.other)),
  };
}

/** Bash measures a command and all that it starts, to the millisecond; Node and /proc do not. */
const timed = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" 2>&3', 'bash'];

/**
 * Runs a command.
 *
 * @returns {{ cpu: number, clock: number }} milliseconds: of CPU time, user and system, which hardly depends on what else
 *   the machine does, and by the clock
 * @throws {Error} if there is no bash, or the command does not end with exit code 0
 */
export function measure(command) {
  // Node reads the certificates that this variable names at each start, which takes half as long as the start itself.
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'];
  const { status, output, error } = spawnSync('bash', [...timed, ...command], { stdio, env, encoding: 'utf8' });
  const [, , times = '', stderr = ''] = output ?? [];
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${error?.message ?? stderr}`);
  const [clock = 0, user = 0, system = 0] = times.trim().split(' ').map(Number);
  return { cpu: (user + system) * 1000, clock: clock * 1000 };
}

/** The median of some numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
