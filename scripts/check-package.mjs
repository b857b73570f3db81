// Checks the package before it is published: its files, the entries of package.json, and that it works once installed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { commandFiles } from './bundle-commands.mjs';
import { deadLinks } from './dead-links.mjs';
import { lazyFile, lazyModules } from './lazy-modules.mjs';
import { bundledModules, missingNotices, noticesFile, packagesOf } from './third-party-notices.mjs';
import { run, usePackage } from './use-package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files that the package may contain. */
const expected = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|Dockerfile)$/,
  /^docs\/([a-z0-9.-]+\/)*[a-z0-9.-]+\.(md|svg|yaml)$/i,
  /^examples\/.+$/,
  /^src\/go-template\/README\.md$/,
  /^dist\/THIRD_PARTY_NOTICES\.txt$/,
  /^bin\/iter8-release\.js$/,
  /^chart\/(Chart\.yaml|values\.yaml|values\.schema\.json|templates\/release\.yaml)$/,
  /^plugin\.yaml$/,
  /^helm\/(install\.mjs|iter8-release(-cli)?\/(plugin\.yaml|(run|post-render)\.mjs))$/,
  /^dist\/(cli\.cjs|go-template\.js|index\.js)$/,
  ...[...commandFiles, ...lazyModules.map(lazyFile)].map((file) => new RegExp(`^dist/${file.replaceAll('.', '\\.')}$`)),
  /^dist\/generated\/.+\.cjs$/,
  /^dist\/types\/.+\.d\.ts$/,
  /^schemas\/.+\.schema\.json$/,
  /^templates\/[a-z0-9.-]+\/[a-z0-9.-]+\.(hbs|yaml|json)$/,
];

const problems = [];

/** Packs as a user does, with the scripts of npm, and returns the file and the paths in it. */
function pack(folder) {
  const output = run(root, 'npm', 'pack', '--ignore-scripts=false', '--json', '--pack-destination', folder);
  // The scripts print before npm does.
  const [{ filename, files }] = JSON.parse(output.slice(output.search(/^\[$/m)));
  const paths = files.map(({ path }) => path);
  for (const path of paths) {
    if (!expected.some((pattern) => pattern.test(path))) problems.push(`${path} does not belong in the package`);
  }
  for (const pattern of expected) {
    if (!paths.some((path) => pattern.test(path))) problems.push(`the package has no file like ${pattern.source}`);
  }
  return { tarball: join(folder, filename), paths };
}

/** What the files say: whoever installs the package has to run no script, finds every page, and reads every licence. */
async function read(installed, paths) {
  const text = (path) => readFileSync(join(installed, path), 'utf8');
  const { scripts = {} } = JSON.parse(text('package.json'));
  for (const name of Object.keys(scripts)) problems.push(`package.json has the script ${name}`);
  const pages = new Map(paths.filter((path) => path.endsWith('.md')).map((path) => [path, text(path)]));
  for (const link of deadLinks(pages, paths)) problems.push(`a link leads out of the package: ${link}`);
  const packages = packagesOf(root, await modulesReached());
  for (const name of missingNotices(root, text(`dist/${noticesFile}`), packages))
    problems.push(`${noticesFile} has no licence of ${name}`);
}

/** The modules that the program and the library reach, found apart from how the build divides them into files. */
async function modulesReached() {
  const commands = readdirSync(join(root, 'src/cli/commands')).map((name) => `src/cli/commands/${name}/run.ts`);
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts', 'src/index.ts', 'src/go-template/index.ts', ...commands],
    absWorkingDir: root,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    // The build replaces it by what Node has.
    external: ['node-fetch'],
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return bundledModules(metafile);
}

async function lint() {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true });
  for (const message of messages) problems.push(formatMessage(message, pkg));
}

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-package-'));
try {
  const { tarball, paths } = pack(folder);
  problems.push(...usePackage(root, folder, tarball));
  await read(join(folder, 'node_modules/iter8-release'), paths);
  await lint();
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(`package: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log('package: everything is as it should be');
