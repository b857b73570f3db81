// Holds that only src/mesh/ knows kinds of routes: no other file of src/ may have the kinds, API groups or short names of
// a mesh in its code. Comments may.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { importSource } from '../import-source.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The words of meshes in code.
 *
 * @param {readonly import('../../src/mesh/mesh.ts').Mesh[]} meshes
 * @returns {RegExp}
 */
function wordsOf(meshes) {
  const anywhere = meshes.flatMap(({ kind, references, grant }) => [
    kind.kind,
    kind.group,
    kind.resource,
    ...references.map((reference) => reference.kind),
    ...(grant === null ? [] : [grant.kind]),
  ]);
  // Short names are parts of other words.
  const literals = meshes.map(({ kind }) => kind.gvrShort);
  const escaped = [...new Set(anywhere)].map((word) => word.replaceAll('.', '\\.'));
  return new RegExp(`\\b(?:${escaped.join('|')})|(?<=['"\`])(?:${literals.join('|')})(?=['"\`])`, 'g');
}

/** A line without its comment. The formatter puts nothing else on the lines of a comment. */
function codeOf(line) {
  return /^\s*(\/\*|\*|\/\/)/.test(line) ? '' : line.replace(/\s\/\/ .*$/, '');
}

/**
 * The words of meshes in the code of a file.
 *
 * @param {string} text
 * @param {readonly import('../../src/mesh/mesh.ts').Mesh[]} meshes
 * @returns {readonly { line: number, word: string }[]}
 */
export function findMeshWords(text, meshes) {
  const words = wordsOf(meshes);
  return text
    .split('\n')
    .flatMap((line, index) => [...codeOf(line).matchAll(words)].map(([word]) => ({ line: index + 1, word })));
}

async function lint() {
  const { meshes } = await importSource('mesh/meshes.ts');
  const files = globSync('src/**/*.ts', { cwd: root, ignore: ['src/mesh/**', 'src/generated/**'] }).sort();
  const found = files.flatMap((file) =>
    findMeshWords(readFileSync(join(root, file), 'utf8'), meshes).map(({ line, word }) => `${file}:${line}: ${word}`),
  );
  if (found.length === 0) return;
  console.error(`${found.join('\n')}\nOnly src/mesh/ names kinds of routes: ask the mesh for it (src/mesh/mesh.ts).`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await lint();
