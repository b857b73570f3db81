// Bundles the commands into few files, so that shared code is not in dist/ several times.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A command is in the first bundle whose folder it reaches. Large and rarely needed bundles come first. */
const bundles = [
  { file: 'commands-with-routes.cjs', reaches: 'src/go-template/' },
  { file: 'commands.cjs', reaches: 'src/' },
];

/** The files that the commands are bundled into, relative to dist/. */
export const commandFiles = bundles.map(({ file }) => file);

/**
 * Bundles src/cli/commands/<name>/run.ts for all commands.
 *
 * @param {string} root the repository
 * @param {import('esbuild').BuildOptions} options how a file of the program is bundled
 * @returns {Promise<import('esbuild').Plugin>} makes `import('./commands/<name>/run.ts')` load the right file
 */
export async function bundleCommands(root, options) {
  const files = await assignCommands(root, options);
  for (const file of commandFiles) {
    const names = [...files].flatMap(([name, its]) => (its === file ? [name] : []));
    const contents = names.map((name) => `export * as ${JSON.stringify(name)} from './commands/${name}/run.ts';`);
    await build({
      ...options,
      stdin: { contents: contents.join('\n'), resolveDir: join(root, 'src/cli') },
      outfile: join(root, 'dist', file),
    });
  }
  return loadFrom(files);
}

/** Which file each command goes into. */
async function assignCommands(root, options) {
  const folder = join(root, 'src/cli/commands');
  const names = readdirSync(folder);
  const entryPoints = Object.fromEntries(names.map((name) => [name, join(folder, name, 'run.ts')]));
  const analysis = { ...options, absWorkingDir: root, entryPoints, outdir: 'dist', write: false, metafile: true };
  const { outputs } = (await build(analysis)).metafile;
  return new Map(
    names.map((name) => {
      const inputs = Object.keys(outputs[`dist/${name}.js`].inputs);
      return [name, bundles.find(({ reaches }) => inputs.some((input) => input.startsWith(reaches))).file];
    }),
  );
}

function loadFrom(files) {
  return {
    name: 'load-commands',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/commands\/[^/]+\/run\.ts$/ }, ({ path }) => ({
        path: path.split('/')[2],
        namespace: 'command',
      }));
      onLoad({ filter: /.*/, namespace: 'command' }, ({ path }) => ({
        contents: `module.exports = require('./${files.get(path)}')[${JSON.stringify(path)}];`,
      }));
      onResolve({ filter: /.*/, namespace: 'command' }, ({ path }) => ({ path, external: true }));
    },
  };
}
