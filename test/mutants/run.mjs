// Tries whether the unit tests notice changes of the code: Stryker makes them, one at a time, in a seeded sample.
// MUTANTS (1000) says how many, MUTANTS_SEED (1) which, MUTANTS_SCORE (85) how many of 100 the tests have to notice.
// MUTANTS_FOLDER, such as `release`, takes only src/release and only the tests in test/release.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const cache = join(root, '.cache/mutants');
const {
  MUTANTS = '1000',
  MUTANTS_SEED = '1',
  MUTANTS_SCORE = '85',
  MUTANTS_FOLDER,
  MUTANTS_CONCURRENCY = '2',
} = process.env;
const folders =
  MUTANTS_FOLDER === undefined ? ['src/values', 'src/release', 'src/routing', 'src/mesh'] : [`src/${MUTANTS_FOLDER}`];

function install() {
  if (existsSync(join(here, 'node_modules/.package-lock.json'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
}

function sourceFiles() {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}

/** The sample, written where the checker reads it. */
async function draw(files) {
  const { drawSample } = await import('./draw-sample.mjs');
  const paths = files.map((file) => join(root, file));
  const { all, drawn } = await drawSample(root, paths, MUTANTS_SEED, Number(MUTANTS));
  const sample = join(cache, 'sample.json');
  mkdirSync(cache, { recursive: true });
  writeFileSync(sample, JSON.stringify(drawn));
  console.log(`${drawn.length} of ${all} mutants of ${folders.join(', ')}, drawn with MUTANTS_SEED=${MUTANTS_SEED}`);
  return { sample, mutate: [...new Set(drawn.map((key) => key.split(':')[0]))] };
}

function settings({ sample, mutate }) {
  return {
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', join(here, 'sample-checker.mjs')],
    checkers: ['sample'],
    sample: { root, file: sample },
    coverageAnalysis: 'perTest',
    concurrency: Number(MUTANTS_CONCURRENCY),
    dryRunTimeoutMinutes: 60,
    timeoutMS: 30_000,
    warnings: { unknownOptions: false },
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: join(cache, 'report.json') },
    tempDirName: '.cache/mutants/sandboxes',
    ignorePatterns: ['/dist', '/bench', '/.cache', '/test/e2e', '/test/mutants/node_modules'],
    disableTypeChecks: false,
    // Stryker would rewrite the paths in tsconfig.json with a library that TypeScript 7 no longer has; ours needs no change.
    tsconfigFile: 'none',
    allowConsoleColors: false,
  };
}

function runStryker(config) {
  const file = join(cache, 'stryker.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [stryker, 'run', file], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Every mutant of the sample that the tests do not notice, and the score. */
function report() {
  const { files } = JSON.parse(readFileSync(join(cache, 'report.json'), 'utf8'));
  const mutants = Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ file, ...mutant })),
  );
  const tried = mutants.filter(({ status }) => status !== 'CompileError' && status !== 'Ignored');
  const missed = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const { file, location, status, mutatorName, replacement } of missed) {
    console.log(`${file}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${replacement}`);
  }
  const score = (100 * (tried.length - missed.length)) / tried.length;
  console.log(`${tried.length} mutants, ${missed.length} not noticed: a score of ${score.toFixed(1)} %`);
  return score;
}

install();
runStryker(settings(await draw(sourceFiles())));
if (report() < Number(MUTANTS_SCORE)) {
  console.error(`the score has to be ${MUTANTS_SCORE} % at least`);
  process.exitCode = 1;
}
