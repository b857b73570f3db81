import fc from 'fast-check';

const { FC_SEED, FC_RUNS } = process.env;

/**
 * Every run tries the same inputs, so that a commit that passed passes again. To look for more:
 * `FC_SEED=$RANDOM FC_RUNS=5000 npx vitest run --project unit`.
 */
fc.configureGlobal({
  seed: FC_SEED === undefined ? 1 : Number(FC_SEED),
  ...(FC_RUNS === undefined ? {} : { numRuns: Number(FC_RUNS) }),
});

/** How often a property is tried that takes longer than others: `FC_RUNS`, or else so often. */
export function runs(standard: number): number {
  return FC_RUNS === undefined ? standard : Number(FC_RUNS);
}

/** The seed of a sample: `FC_SEED`, or else this one. */
export function seed(standard: number): number {
  return FC_SEED === undefined ? standard : Number(FC_SEED);
}

export { fc };
