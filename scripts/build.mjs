// Builds dist/: one bundled file per entry. The program is CommonJS, which Node starts faster than ES modules; the
// library is an ES module. What not every run needs lies in files of its own, loaded when it is asked for.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generate } from './generate.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const dist = join(root, 'dist');

/** What becomes a file of its own where it is imported dynamically. */
const lazyParts = [
  'generated/',
  'cluster/',
  'engine/packs/',
  'engine/render-direct.ts',
  'validation/expressions/',
  'cli/actions.ts',
  'cli/glob-files.ts',
  'cli/routing-actions.ts',
];

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where a lazily loaded module of src/ ends up, relative to dist/; undefined for every other module. */
function lazyFile(path) {
  const inside = relative(source, path);
  return lazyParts.some((part) => inside.startsWith(part))
    ? inside.replace(/^cli\/|\.[jt]s$/g, (part) => (part === 'cli/' ? '' : '.cjs'))
    : undefined;
}

const splitLazyModules = {
  name: 'split-lazy-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const file = kind === 'dynamic-import' ? lazyFile(resolve(resolveDir, path)) : undefined;
      return file === undefined ? undefined : { path: `./${file}`, external: true };
    });
  },
};

/** commander loads this at every start, for subcommands in files of their own, which we have none of. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'none', namespace: 'without-child-process' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'without-child-process' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [splitLazyModules],
  define: { ITER8_RELEASE_VERSION: JSON.stringify(version) },
};

function lazyModules() {
  const generated = readdirSync(join(source, 'generated'), { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(source, 'generated', name));
  const others = [
    'cluster/apply-manifests.ts',
    'cluster/get-object.ts',
    'engine/packs/open-pack.ts',
    'engine/packs/compile-rules.ts',
    'engine/packs/try-routes.ts',
    'engine/render-direct.ts',
    'validation/expressions/fault-of-expression.ts',
    'cli/actions.ts',
    'cli/glob-files.ts',
    'cli/routing-actions.ts',
  ];
  return [...generated, ...others.map((path) => join(source, path))];
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
    plugins: [splitLazyModules, withoutChildProcess],
    entryPoints: [join(source, 'cli/main.ts')],
    outfile: join(dist, 'cli.cjs'),
  });
  for (const path of lazyModules()) {
    await build({ ...commonJs, entryPoints: [path], outfile: join(dist, lazyFile(path)) });
  }
  await build({ ...shared, format: 'esm', entryPoints: [join(source, 'index.ts')], outfile: join(dist, 'index.js') });
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
