import { appendFileSync, readFileSync } from 'node:fs';
import { type RunnerTestCase, TestRunner } from 'vitest';

/** How long a mutant is tried in all tests together, in milliseconds of CPU. Most are noticed by the first tests. */
const budget = 3000;

/** A test that takes more milliseconds of CPU is left out: it is about many values, and others notice most of what it does. */
const slow = 150;

/** How long a test may take longer than without a mutant, in milliseconds. */
const patience = 20_000;

/** What the mutated code reads and writes. */
interface Switch {
  /** The id of the mutant that is switched on. */
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: { [test: string]: Hits } };
  hitCount?: number | undefined;
  /** The mutated code throws an error beyond: a loop may have no end. */
  hitLimit?: number | undefined;
}

/** How often the place of each mutant was reached. */
type Hits = { readonly [mutant: string]: number };

const { MUTANTS_FILE = '', MUTANTS_LOG = '', MUTANTS_SHARE = '0/1', MUTANTS_ALONE } = process.env;
const [share = 0, shares = 1] = MUTANTS_SHARE.split('/').map(Number);
const { mutants } = JSON.parse(readFileSync(MUTANTS_FILE, 'utf8')) as { mutants: { [id: string]: string } };
/** What is known, one fact in a line, also of an earlier part of the run, which hung. */
const facts = new Set(readFileSync(MUTANTS_LOG, 'utf8').split('\n'));
const spent = new Map<string, number>();

const memory = globalThis as { __stryker__?: Switch };
memory.__stryker__ ??= {};
const mutated = memory.__stryker__;
if (MUTANTS_ALONE !== undefined)
  Object.assign(mutated, { activeMutant: MUTANTS_ALONE, hitCount: 0, hitLimit: 1_000_000_000 });

/**
 * A runner of Vitest's that repeats each test with each mutant whose place the test reaches, until a test fails. This needs
 * no loading of files for each mutant. It notes in MUTANTS_LOG what it finds.
 *
 * A mutant in code that runs while files load is `outside` of tests. It needs a run of its own: MUTANTS_ALONE is its id.
 */
// biome-ignore lint/style/noDefaultExport: Vitest imports a runner so
export default class TryMutants extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    if (MUTANTS_ALONE !== undefined) return run();
    mutated.currentTestId = test.id;
    try {
      await run();
      await this.tryMutants(test.id, run);
    } finally {
      mutated.currentTestId = undefined;
    }
  }

  private async tryMutants(test: string, run: () => unknown): Promise<void> {
    const hits = { ...mutated.mutantCoverage?.perTest[test] };
    for (const id of Object.keys(hits)) note(`inside ${id}`);
    for (const id of Object.keys(mutated.mutantCoverage?.static ?? {})) note(`outside ${id}`);
    const waiting = Object.entries(hits).filter(([id]) => isWaiting(id));
    if (waiting.length === 0) return;
    const before = { ...mutated.mutantCoverage?.perTest[test] };
    const usual = await cpuOf(run);
    if (usual === null || usual > slow) return;
    const after = mutated.mutantCoverage?.perTest[test] ?? {};
    for (const [id, count] of waiting) {
      // Code of a file that the first run has loaded.
      if (after[id] === before[id]) {
        note(`outside ${id}`);
        continue;
      }
      if ((spent.get(id) ?? 0) > budget) continue;
      appendFileSync(MUTANTS_LOG, `trying ${id}\n`);
      Object.assign(mutated, { activeMutant: id, hitCount: 0, hitLimit: 100 * (count + 1) });
      const cpu = await cpuOf(run);
      Object.assign(mutated, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      spent.set(id, (spent.get(id) ?? 0) + (cpu ?? 0));
      if (cpu === null) note(`killed ${id}`);
    }
  }
}

function isWaiting(id: string): boolean {
  return id in mutants && !facts.has(`killed ${id}`) && Number(id) % shares === share;
}

/** The milliseconds of CPU that a test takes; null if it fails or does not end. */
async function cpuOf(run: () => unknown): Promise<number | null> {
  const before = process.cpuUsage();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patience);
  });
  try {
    await Promise.race([run(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function note(fact: string): void {
  if (facts.has(fact)) return;
  facts.add(fact);
  appendFileSync(MUTANTS_LOG, `${fact}\n`);
}
