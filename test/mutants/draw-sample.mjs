// Draws the mutants that are tried: those whose hash with the seed is lowest, so that each has the same chance and a
// change of one file leaves the rest of the sample as it was.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const silent = { debug() {}, info() {}, isDebugEnabled: () => false };

/** What identifies a mutant, in each run of Stryker. */
export function keyOf(root, { fileName, location: { start, end }, mutatorName, replacement }) {
  const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${relative(root, fileName)}:${place} ${mutatorName} ${replacement}`;
}

/**
 * @param {string} root the repository
 * @param {readonly string[]} files to mutate, absolute
 * @param {string} seed
 * @param {number} count how many mutants to draw
 * @returns {Promise<{all: number, drawn: readonly string[]}>} how many there are, and the keys of those that are drawn
 */
export async function drawSample(root, files, seed, count) {
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const options = { plugins: null, excludedMutations: [], ignorers: [], optionalChaining: true };
  const { mutants } = await new Instrumenter(silent).instrument(sources, options);
  const ranked = mutants
    .filter(({ status }) => status !== 'Ignored')
    .map((mutant) => keyOf(root, mutant))
    .map((key) => ({ key, rank: createHash('sha256').update(`${seed} ${key}`).digest('hex') }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1));
  return { all: ranked.length, drawn: ranked.slice(0, count).map(({ key }) => key) };
}
