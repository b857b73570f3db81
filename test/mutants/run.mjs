// Tries whether the unit tests notice changes of the code: mutants of Stryker's, one at a time, in a seeded sample.
// MUTANTS (1000) says how many, MUTANTS_SEED (1) which, MUTANTS_SCORE (85) how many of 100 the tests have to notice.
// MUTANTS_FOLDER, such as `release`, takes only src/release and only the tests in test/release.
// MUTANTS_CONCURRENCY (2) says in how many processes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from './run-tests.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const cache = join(root, '.cache/mutants');
const file = join(cache, 'mutants.json');
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

/** The drawn mutants by their ids. Where Vitest looks for them, there is also the code with them. */
async function draw() {
  const { drawSample } = await import('./draw-sample.mjs');
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  const { all, code, mutants } = await drawSample(root, files, MUTANTS_SEED, Number(MUTANTS));
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, JSON.stringify({ code, mutants }));
  const drawn = Object.keys(mutants).length;
  console.log(`${drawn} of ${all} mutants of ${folders.join(', ')}, drawn with MUTANTS_SEED=${MUTANTS_SEED}`);
  return mutants;
}

/** What a share of the mutants came to: the ids of those that a test noticed, and of those in no test's way. */
async function tryShare(share, ids) {
  const log = join(cache, `log-${share}.txt`);
  writeFileSync(log, '');
  const setting = { MUTANTS_FILE: file, MUTANTS_LOG: log, MUTANTS_SHARE: `${share}/${MUTANTS_CONCURRENCY}` };
  const known = (word) =>
    new Set(
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(word))
        .map((line) => line.slice(word.length + 1)),
    );
  await runTests(root, log, setting);
  const [killed, inside, outside] = ['killed', 'inside', 'outside'].map(known);
  const own = ids.filter((id) => Number(id) % Number(MUTANTS_CONCURRENCY) === share);
  for (const id of own.filter((id) => outside.has(id) && !killed.has(id))) {
    if (!(await runTests(root, log, { ...setting, MUTANTS_ALONE: id }))) killed.add(id);
  }
  return own.filter((id) => !killed.has(id)).map((id) => ({ id, isReached: inside.has(id) || outside.has(id) }));
}

install();
const mutants = await draw();
const ids = Object.keys(mutants);
const shares = Array.from({ length: Number(MUTANTS_CONCURRENCY) }, (_, share) => tryShare(share, ids));
const missed = (await Promise.all(shares)).flat();
const lines = missed.map(({ id, isReached }) => `${mutants[id]}${isReached ? '' : ' (no test comes here)'}`);
for (const line of lines.sort()) console.log(line);
const score = (100 * (ids.length - missed.length)) / ids.length;
console.log(`${ids.length} mutants, ${missed.length} not noticed: a score of ${score.toFixed(1)} %`);
if (score < Number(MUTANTS_SCORE)) {
  console.error(`the score has to be ${MUTANTS_SCORE} % at least`);
  process.exitCode = 1;
}
