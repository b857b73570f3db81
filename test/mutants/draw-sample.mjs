// Draws the mutants that are tried: those whose hash with the seed is lowest, so that each has the same chance and a
// change of one file leaves the rest of the sample as it was.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const silent = { debug() {}, info() {}, isDebugEnabled: () => false };
const options = { plugins: null, excludedMutations: [], ignorers: [], optionalChaining: true };

/**
 * @param {string} root the repository
 * @param {readonly string[]} files to mutate, absolute
 * @param {string} seed
 * @param {number} count how many mutants to draw
 * @returns how many mutants there are; the code of each file, in which each drawn mutant can be switched on by its id; and
 * the drawn mutants by their ids
 */
export async function drawSample(root, files, seed, count) {
  const nameOf = (mutant) => nameMutant(root, mutant);
  const all = (await instrument(files.map((name) => ({ name, mutate: true })))).mutants.map((mutant) => ({
    mutant,
    rank: createHash('sha256')
      .update(`${seed} ${nameOf(mutant)}`)
      .digest('hex'),
  }));
  const drawn = all.sort((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, count);
  const names = new Set(drawn.map(({ mutant }) => nameOf(mutant)));
  // Only the places of these mutants: each other mutant in the code would make all tests slower.
  const places = new Map();
  for (const { mutant } of drawn)
    places.set(mutant.fileName, [...(places.get(mutant.fileName) ?? []), mutant.location]);
  const { files: mutated, mutants } = await instrument([...places].map(([name, mutate]) => ({ name, mutate })));
  return {
    all: all.length,
    code: Object.fromEntries(mutated.map(({ name, content }) => [name, content])),
    mutants: Object.fromEntries(
      mutants.map((mutant) => [mutant.id, nameOf(mutant)]).filter(([, name]) => names.has(name)),
    ),
  };
}

async function instrument(files) {
  const sources = files.map((file) => ({ ...file, content: readFileSync(file.name, 'utf8') }));
  const { files: mutated, mutants } = await new Instrumenter(silent).instrument(sources, options);
  return { files: mutated, mutants: mutants.filter(({ status }) => status !== 'Ignored') };
}

/** What identifies a mutant in each run, for people, too. */
function nameMutant(root, { fileName, location: { start, end }, mutatorName, replacement }) {
  const place = `${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
  return `${relative(root, fileName)}:${place} ${mutatorName} ${replacement}`;
}
