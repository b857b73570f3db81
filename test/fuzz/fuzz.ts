import { test } from 'vitest';
import { fc } from '../fast-check.ts';
import { watchdog } from './watchdog.ts';

const { FUZZ_RUNS } = process.env;

/** Seconds of CPU time that one input may take. Every input here is smaller than 64 KiB. */
const patience = 5;

/** How many of 100 executions each target gets: the slower ones fewer. */
const shares = { values: 24, flags: 20, streams: 12, routes: 16, environments: 8, templates: 20 } as const;

/**
 * Tries a target with inputs made from a seed. `FUZZ_RUNS` is the number of executions of all targets together, and
 * `FC_SEED` the seed; without `FUZZ_RUNS` it is a short try. A failure prints the seed and the smallest input that fails.
 *
 * @param inputs texts, so that a failure can be repeated by hand
 * @param execute throws if the program does something that it must not do
 */
export function fuzz<Input extends readonly string[]>(
  target: keyof typeof shares,
  inputs: fc.Arbitrary<Input>,
  execute: (...input: Input) => Promise<void> | void,
): void {
  const numRuns = FUZZ_RUNS === undefined ? 25 : Math.ceil((Number(FUZZ_RUNS) * shares[target]) / 100);
  test(`${target}: ${numRuns} inputs`, async () => {
    const dog = watchdog(6 * patience);
    const start = process.cpuUsage();
    try {
      await fc.assert(
        fc.asyncProperty(inputs, async (input) => {
          dog.look(input.join('\n'));
          const before = process.cpuUsage();
          await execute(...input);
          const { user, system } = process.cpuUsage(before);
          if (user + system > patience * 1e6) throw new Error(`it takes ${(user + system) / 1e6} s of CPU time`);
        }),
        { numRuns },
      );
    } finally {
      dog.stop();
    }
    if (FUZZ_RUNS !== undefined) {
      const { user, system } = process.cpuUsage(start);
      const perSecond = Math.round(numRuns / ((user + system) / 1e6));
      console.log(`${target}: ${numRuns} executions, ${perSecond} per second of CPU time`);
    }
  });
}
