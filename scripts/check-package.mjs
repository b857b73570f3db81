// Checks the package before it is published: its files, the entries of package.json, and that it works once installed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { commandFiles } from './bundle-commands.mjs';
import { lazyFile, lazyModules } from './lazy-modules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files that the package may contain. */
const expected = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
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

/** A program of a user of the library. It has to type-check and run with the installed package. */
const consumer = `
import { answerRequest, executeGoTemplate, prepareRelease, renderRelease, writeManifests } from 'iter8-release';
import type { Diagnostic, Manifest } from 'iter8-release';
import { execute, limits, parse, typed } from 'iter8-release/go-template';
import type { GoTemplateError, GoValue } from 'iter8-release/go-template';

const text = 'environment: deployment\\napplication: {versions: [{image: nginx}]}\\n';
const prepared = await prepareRelease({
  inputs: [{ kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(text) }],
  name: 'web',
  namespace: 'prod',
  allowUnknown: false,
  strict: false,
});
const diagnostics: readonly Diagnostic[] = prepared.diagnostics;
if (prepared.kind === 'invalid') throw new Error(JSON.stringify(diagnostics));
const manifests: readonly Manifest[] = renderRelease(prepared.release, prepared.pack);
console.log(writeManifests(manifests, 'yaml'));
const answered = answerRequest(prepared.release, prepared.pack, { path: '/' });
if (answered.ok) throw new Error('there is no route');
const executed = executeGoTemplate({ name: 'a', text: '{{ len . }}', data: [1, 2], escaping: 'text' });
if (!executed.ok || executed.text !== '2') throw new Error(JSON.stringify(executed));
const data: GoValue = typed('[]uint32', [80, 20]);
const parsed = parse('shares', '{{ printf "%T" . }}: {{ index . 1 }}', 'html');
if (!parsed.ok) throw new Error(parsed.error.message);
const made = execute(parsed.template, data, { missingKey: 'zero' });
if (!made.ok || made.text !== '[]uint32: 20') throw new Error(JSON.stringify(made));
const refused = parse('long', ' '.repeat(limits.text + 1));
const fault: GoTemplateError | undefined = refused.ok ? undefined : refused.error;
if (fault?.phase !== 'limit') throw new Error('no limit');
const shared = executeGoTemplate({ name: 'a', text: '{{ printf "%T" . }}', data, escaping: 'text' });
if (!shared.ok || shared.text !== '[]uint32') throw new Error(JSON.stringify(shared));
`;

function run(folder, command, ...args) {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

const problems = [];

function pack(folder) {
  const [{ filename, files }] = JSON.parse(
    run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
  );
  for (const { path } of files) {
    if (!expected.some((pattern) => pattern.test(path))) problems.push(`${path} does not belong in the package`);
  }
  for (const pattern of expected) {
    if (!files.some(({ path }) => pattern.test(path))) problems.push(`the package has no file like ${pattern.source}`);
  }
  return join(folder, filename);
}

async function lint() {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true });
  for (const message of messages) problems.push(formatMessage(message, pkg));
}

/** Installs the package into an empty project and uses it like a user. */
function use(folder, tarball) {
  writeFileSync(join(folder, 'package.json'), '{"type": "module", "private": true}\n');
  run(folder, 'npm', 'install', '--offline', '--no-save', '--ignore-scripts', tarball);
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  writeFileSync(
    join(folder, 'consumer.js'),
    consumer.replace(/^import type .*$|: (?:readonly \w+\[\]|GoValue|GoTemplateError \| undefined)(?= =)/gm, ''),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  run(
    folder,
    process.execPath,
    tsc,
    '--noEmit',
    ...strict,
    '--typeRoots',
    join(root, 'node_modules/@types'),
    'consumer.ts',
  );
  if (!run(folder, process.execPath, 'consumer.js').includes('kind: Deployment'))
    problems.push('the library renders nothing');
  const version = run(folder, join(folder, 'node_modules/.bin/iter8-release'), '--version').trim();
  if (!/^\d+\.\d+\.\d+/.test(version)) problems.push(`iter8-release --version prints ${version}`);
}

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-package-'));
try {
  use(folder, pack(folder));
  await lint();
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(`package: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log('package: everything is as it should be');
