import { defineConfig } from 'vitest/config';

const { MUTANTS_FOLDER } = process.env;
const folders =
  MUTANTS_FOLDER === undefined ? ['mesh', 'release', 'routing', 'validation', 'values'] : [MUTANTS_FOLDER];

const wholeCommands = ['test/cli/{route,routes,test}.test.ts', 'test/golden.test.ts', 'test/rendered-examples.test.ts'];

/**
 * The unit tests of the folders that are mutated, and those that run whole commands on them. Left out are tests of how long
 * something takes, because counting which test runs which line takes long itself.
 */
export default defineConfig({
  test: {
    include: [
      ...folders.map((folder) => `test/${folder}/**/*.test.ts`),
      ...(MUTANTS_FOLDER === undefined ? wholeCommands : []),
    ],
    exclude: [
      'test/values/hostile-input.test.ts',
      'test/values/limits.test.ts',
      'test/validation/check-size.test.ts',
      'test/validation/several-mistakes.test.ts',
      'test/validation/validate.test.ts',
    ],
    isolate: false,
    env: { FC_RUNS: '20' },
    // Stryker ends what takes too long.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
