import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

const { MUTANTS_FILE = '', MUTANTS_FOLDER, MUTANTS_ALONE = '' } = process.env;
const { code, mutants } = JSON.parse(readFileSync(MUTANTS_FILE, 'utf8')) as {
  code: { [file: string]: string };
  mutants: { [id: string]: string };
};

/** The file of a mutant with a run of its own, such as `values/yaml/read-key`. Only the tests in its folder try it. */
const alone = /^src\/(.+)\.ts:/.exec(mutants[MUTANTS_ALONE] ?? '')?.[1];
const only = alone?.split('/')[0] ?? MUTANTS_FOLDER;
const folders = only === undefined ? ['mesh', 'release', 'routing', 'values', 'validation'] : [only];
const wholeCommands = [
  'test/cli/{route,routes,test,test-coverage}.test.ts',
  'test/golden.test.ts',
  'test/rendered-examples.test.ts',
];

/** The nearest tests first, those of single functions before those of whole commands, and short files before long ones. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const last = ['/test/validation/', '/test/rendered', '/test/golden', '/test/cli/'];
    const parts = alone?.split('/') ?? [];
    const nearness = (path: string) => parts.filter((part) => path.includes(`/${part}/`) || path.includes(`/${part}.`));
    const rankOf = ({ moduleId }: TestSpecification) =>
      last.findIndex((part) => moduleId.includes(part)) - nearness(moduleId).length;
    const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((one, other) => rankOf(one) - rankOf(other) || sizeOf(one) - sizeOf(other));
  }
}

/**
 * The unit tests of the folders that are mutated, and those that run whole commands on them. Left out are tests of how long
 * something takes, and those that read the source.
 */
export default defineConfig({
  plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => code[id.split('?')[0] ?? ''] }],
  test: {
    include: [...folders.map((folder) => `test/${folder}/**/*.test.ts`), ...(only === undefined ? wholeCommands : [])],
    exclude: [
      'test/mesh/mesh-words.test.ts',
      'test/mesh/toy-mesh.test.ts',
      'test/values/hostile-input.test.ts',
      'test/values/limits.test.ts',
      'test/validation/check-size.test.ts',
      'test/validation/several-mistakes.test.ts',
      'test/validation/validate.test.ts',
    ],
    runner: join(import.meta.dirname, 'try-mutants.ts'),
    sequence: { sequencer: NearestFirst },
    isolate: false,
    maxWorkers: 1,
    bail: alone === undefined ? 0 : 1,
    env: { FC_RUNS: '20' },
    // A test takes as long as all mutants in its way.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
