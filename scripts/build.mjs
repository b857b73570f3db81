// Builds dist/: one bundled file per entry. The program is CommonJS, which Node starts faster than ES modules; the
// library is an ES module. Parts that not every run needs are separate files, which are loaded on demand.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleCommands } from './bundle-commands.mjs';
import { generate } from './generate.mjs';
import { lazyFile, lazyModules } from './lazy-modules.mjs';
import { bundledModules, noticesFile, packagesOf, writeNotices } from './third-party-notices.mjs';
import { replaceFolder } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const dist = join(root, 'dist');
/** Where dist/ is built, so that the program works until the new one is there, and after a build that fails. */
const stage = join(root, '.cache', `build-${process.pid}`);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param {string} folder of the bundle, relative to dist/ */
const splitLazyModules = (folder = '') => ({
  name: 'split-lazy-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const file = kind === 'dynamic-import' ? lazyFile(relative(source, resolve(resolveDir, path))) : undefined;
      const up = '../'.repeat(folder === '' ? 0 : folder.split('/').length);
      return file === undefined ? undefined : { path: `./${up}${file}`, external: true };
    });
  },
});

/** commander loads this at every start, for subcommands in separate files. We have none. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'none', namespace: 'without-child-process' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'without-child-process' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** client-node brings it for the headers of requests that it does not send here. Node has its own. */
const withoutNodeFetch = {
  name: 'without-node-fetch',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node-fetch$/ }, () => ({ path: 'node-fetch', namespace: 'without-node-fetch' }));
    onLoad({ filter: /.*/, namespace: 'without-node-fetch' }, () => ({
      contents: 'export default globalThis.fetch; export const { Headers, FetchError, AbortError } = globalThis;',
    }));
  },
};

/** The library shares the engine of Go templates with `iter8-release/go-template`. */
const goTemplateApart = {
  name: 'go-template-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/go-template\/index\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './go-template.js', external: true },
    );
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none', // dist/THIRD_PARTY_NOTICES.txt has them all
  logLevel: 'warning',
  metafile: true,
  absWorkingDir: root,
  plugins: [splitLazyModules()],
  define: { ITER8_RELEASE_VERSION: JSON.stringify(version) },
};

function modulesToBundle() {
  const generated = readdirSync(join(source, 'generated'), { recursive: true }).filter((name) => name.endsWith('.js'));
  return [...generated.map((name) => join('generated', name)), ...lazyModules];
}

/** Bundles into a file, and returns the modules in it. */
async function bundleFile(options) {
  const { metafile } = await build(options);
  return bundledModules(metafile);
}

/** Bundles everything, and returns the modules in the bundles. */
async function bundle() {
  const commonJs = {
    ...shared,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [...shared.plugins, withoutNodeFetch],
    // fdir, which tinyglobby brings, makes itself a `require` from it.
    define: { ...shared.define, 'import.meta.url': JSON.stringify('file:///') },
  };
  const commands = await bundleCommands(root, stage, commonJs);
  const modules = [...commands.modules];
  modules.push(
    ...(await bundleFile({
      ...commonJs,
      plugins: [commands.plugin, splitLazyModules(), withoutChildProcess],
      entryPoints: [join(source, 'cli/main.ts')],
      outfile: join(stage, 'cli.cjs'),
    })),
  );
  for (const path of modulesToBundle()) {
    const file = lazyFile(path);
    const plugins = [splitLazyModules(dirname(file))];
    const entry = { plugins, entryPoints: [join(source, path)], outfile: join(stage, file) };
    modules.push(...(await bundleFile({ ...commonJs, ...entry })));
  }
  const library = { ...shared, format: 'esm', plugins: [splitLazyModules(), goTemplateApart] };
  const entries = { 'index.js': 'index.ts', 'go-template.js': 'go-template/index.ts' };
  for (const [file, path] of Object.entries(entries)) {
    const entry = { entryPoints: [join(source, path)], outfile: join(stage, file) };
    modules.push(...(await bundleFile({ ...library, ...entry })));
  }
  return modules;
}

/** The types of the library, a declaration file for each module that its types reach. */
function declareTypes() {
  const tsc = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(stage, 'types')], {
    stdio: 'inherit',
  });
}

const modules = [...(await generate()), ...(await bundle())];
declareTypes();
writeFileSync(join(stage, noticesFile), writeNotices(root, packagesOf(root, modules)));
replaceFolder(stage, dist, ['cli.cjs', 'index.js']);
