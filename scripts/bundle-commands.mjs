// Bundles the commands into few files, so that shared code is not in dist/ several times.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundledModules } from './third-party-notices.mjs';

/** A command is in the first bundle whose folder it reaches. Large and rarely needed bundles come first. */
const bundles = [
  { file: 'controller.cjs', reaches: 'src/controller/' },
  { file: 'commands-with-routes.cjs', reaches: 'src/go-template/' },
  { file: 'commands.cjs', reaches: 'src/' },
];

/** The files that the commands are bundled into, relative to dist/. */
export const commandFiles = bundles.map(({ file }) => file);

/**
 * Bundles src/cli/commands/<name>/run.ts for all commands.
 *
 * @param {string} root the repository
 * @param {string} out the folder for the files
 * @param {import('esbuild').BuildOptions} options how a file of the program is bundled
 * @returns {Promise<{plugin: import('esbuild').Plugin, modules: string[]}>} a plugin that makes
 *   `import('./commands/<name>/run.ts')` load the right file, and the modules in the files
 */
export async function bundleCommands(root, out, options) {
  const files = await assignCommands(root, options);
  const modules = [];
  for (const file of commandFiles) {
    const names = [...files].flatMap(([name, its]) => (its === file ? [name] : []));
    const contents = names.map((name) => `export * as ${JSON.stringify(name)} from './commands/${name}/run.ts';`);
    const { metafile } = await build({
      ...options,
      stdin: { contents: contents.join('\n'), resolveDir: join(root, 'src/cli') },
      outfile: join(out, file),
    });
    modules.push(...bundledModules(metafile));
  }
  return { plugin: loadFrom(files), modules };
}

/** Which file each command goes into. */
async function assignCommands(root, options) {
  const folder = join(root, 'src/cli/commands');
  const names = readdirSync(folder);
  const entryPoints = Object.fromEntries(names.map((name) => [name, join(folder, name, 'run.ts')]));
  const { outputs } = (await build({ ...options, entryPoints, outdir: 'dist', write: false })).metafile;
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
