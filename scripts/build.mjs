// Builds dist/: one bundled file per entry. The program is CommonJS, which Node starts faster than ES modules; the
// library is an ES module. Parts that not every run needs are separate files, which are loaded on demand.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleCommands } from './bundle-commands.mjs';
import { generate } from './generate.mjs';
import { lazyFile, lazyModules } from './lazy-modules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const dist = join(root, 'dist');

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
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [splitLazyModules()],
  define: { ITER8_RELEASE_VERSION: JSON.stringify(version) },
};

function modulesToBundle() {
  const generated = readdirSync(join(source, 'generated'), { recursive: true }).filter((name) => name.endsWith('.js'));
  return [...generated.map((name) => join('generated', name)), ...lazyModules];
}

async function bundle() {
  const commonJs = {
    ...shared,
    format: 'cjs',
    supported: { 'dynamic-import': false },
    // fdir, which tinyglobby brings, makes itself a `require` from it.
    define: { ...shared.define, 'import.meta.url': JSON.stringify('file:///') },
  };
  await build({
    ...commonJs,
    plugins: [await bundleCommands(root, commonJs), splitLazyModules(), withoutChildProcess],
    entryPoints: [join(source, 'cli/main.ts')],
    outfile: join(dist, 'cli.cjs'),
  });
  for (const path of modulesToBundle()) {
    const file = lazyFile(path);
    const plugins = [splitLazyModules(dirname(file))];
    await build({ ...commonJs, plugins, entryPoints: [join(source, path)], outfile: join(dist, file) });
  }
  const library = { ...shared, format: 'esm', plugins: [splitLazyModules(), goTemplateApart] };
  await build({ ...library, entryPoints: [join(source, 'index.ts')], outfile: join(dist, 'index.js') });
  const goTemplate = join(source, 'go-template/index.ts');
  await build({ ...library, entryPoints: [goTemplate], outfile: join(dist, 'go-template.js') });
}

/** The types of the library, a declaration file for each module that its types reach. */
function declareTypes() {
  const tsc = join(dirname(fileURLToPath(import.meta.resolve('typescript/package.json'))), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
}

await generate();
rmSync(dist, { recursive: true, force: true });
await bundle();
declareTypes();
