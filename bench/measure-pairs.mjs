import { spawnSync } from 'node:child_process';

/**
 * Runs two commands in turn, so that a slower or busier moment of the machine meets both, and compares their durations.
 *
 * @param {readonly string[]} one program and arguments
 * @param {readonly string[]} other program and arguments
 * @param {number} pairs how often
 * @returns {{ one: number, other: number, ratio: number }} medians: milliseconds of each, and one/other of each pair
 * @throws {Error} if a command does not start or does not end with exit code 0
 */
export function measurePairs(one, other, pairs) {
  // The first runs fill the caches: the system's file cache, and Node's of compiled code.
  for (const command of [one, other, one, other]) duration(command);
  const measured = Array.from({ length: pairs }, () => ({ one: duration(one), other: duration(other) }));
  return {
    one: median(measured.map((pair) => pair.one)),
    other: median(measured.map((pair) => pair.other)),
    ratio: median(measured.map((pair) => pair.one / pair.other)),
  };
}

/**
 * Runs a command.
 *
 * @returns {number} milliseconds
 * @throws {Error} if it does not end with exit code 0
 */
export function duration([program, ...args]) {
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = process.hrtime.bigint();
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed: ${error?.message ?? stderr}`);
  return Number(end - start) / 1e6;
}

/** The median of some numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
