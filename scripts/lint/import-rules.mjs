// Which folder of src/ may import which: the rules of Biome, made of the table below. generate.mjs writes them.

/**
 * The folders of src/ in layers, from the top. Imports point down: a folder sees the layers below its own.
 * `cli` is the whole program, and what stands in the last two layers knows nothing of releases.
 */
export const layers = [
  ['cli'],
  ['controller', 'lifecycle', 'helm', 'output', 'plan', 'graph'],
  ['kubernetes'],
  ['compile'],
  ['validation', 'routing'],
  ['adoption', 'manifests'],
  ['release'],
  ['mesh'],
  ['environments'],
  ['values'],
  ['diagnostics', 'markup'],
  ['terminal', 'go-template', 'iter8'],
];

/** Folders that have an entrance: the others may import that file alone. */
export const entrances = { 'go-template': 'index.ts' };

/** Only these start programs. */
const mayStartPrograms = ['cli', 'kubernetes'];

/** Only these read compiled schemas and environments. */
const mayReadGenerated = ['cli', 'compile', 'validation', 'environments'];

/** These use nothing of Node. */
const withoutNode = ['go-template', 'terminal', 'iter8'];

/** So many folders deep a file may lie in its folder of src/. */
const deepest = 4;

/**
 * Biome's `overrides`, one for each folder and depth.
 *
 * @returns {readonly object[]}
 */
export function importRules() {
  const all = layers.flat();
  return layers.flatMap((layer, index) =>
    layer.flatMap((folder) => {
      const below = layers.slice(index + 1).flat();
      const above = all.filter((other) => other !== folder && !below.includes(other));
      return Array.from({ length: deepest + 1 }, (_, depth) => rulesAt(folder, depth, above, below));
    }),
  );
}

function rulesAt(folder, depth, above, below) {
  const up = '../'.repeat(depth + 1);
  const seen = below.length === 0 ? 'nothing of src/' : below.join(', ');
  const patterns = [
    ...(above.length === 0
      ? []
      : [
          { group: above.map((name) => `${up}${name}/**`), message: `Imports point down: src/${folder} sees ${seen}.` },
        ]),
    ...below.filter((name) => Object.hasOwn(entrances, name)).map((name) => throughEntrance(up, name)),
    ...(mayReadGenerated.includes(folder)
      ? []
      : [{ group: [`${up}generated/**`], message: `src/generated is read by ${mayReadGenerated.join(', ')} alone.` }]),
    ...(mayStartPrograms.includes(folder)
      ? []
      : [{ group: ['node:child_process', 'execa'], message: 'src/kubernetes alone starts programs.' }]),
    ...(folder === 'cli' ? [] : [{ group: ['node:process'], message: 'src/cli alone sees the process.' }]),
    ...(withoutNode.includes(folder) ? [{ group: ['node:*'], message: `src/${folder} runs without Node.` }] : []),
  ];
  return {
    includes: [`src/${folder}/${'*/'.repeat(depth)}*.ts`],
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}

function throughEntrance(up, name) {
  const entrance = entrances[name];
  return {
    group: [`${up}${name}/**`, `!${up}${name}/${entrance}`],
    message: `Import src/${name}/${entrance}, the entrance of that folder.`,
  };
}
