import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Modules keep no state, so that all files of a worker can share them: half of the time goes into loading them.
          isolate: false,
          // A worker for each core: the process that starts them has little to do once the modules are loaded.
          maxWorkers: '100%',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/truth/**', '**/node_modules/**'],
          // A busy machine is no fault of a test's.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'hard',
          include: ['test/validation/several-mistakes.test.ts', 'test/fuzz/*.test.ts'],
          env: { FC_RUNS: process.env.FC_RUNS ?? '50000', FUZZ_RUNS: process.env.FUZZ_RUNS ?? '1000000' },
          testTimeout: 7_200_000,
        },
      },
      {
        test: {
          name: 'hard-go',
          include: [
            'test/e2e/go-template.test.ts',
            'test/e2e/values/documents.test.ts',
            'test/e2e/values/set-flags.test.ts',
          ],
          env: { FC_RUNS: process.env.FC_RUNS ?? '50000' },
          testTimeout: 7_200_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'truth',
          include: ['test/truth/**/*.test.ts'],
          testTimeout: 7_200_000,
          // The first build of the oracle compiles Istio.
          hookTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['test/e2e/controller/**/*.test.ts'],
          env: { CLUSTER_TESTS: 'all' },
          testTimeout: 3_600_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
