import { expect } from 'vitest';

/**
 * Runs an action and expects that it takes only so many seconds of CPU time. The clock would also count the time in which
 * a busy machine runs something else.
 */
export function withinCpuSeconds<T>(seconds: number, action: () => T): T {
  const start = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(seconds);
  return result;
}
