import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Runs a command in a folder, and returns what it prints. */
export function run(folder, command, ...args) {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/**
 * Installs the package into an empty project and uses it like a user.
 *
 * @param {string} root the repository
 * @param {string} folder an empty one
 * @param {string} tarball the package
 * @returns {string[]} what does not work
 */
export function usePackage(root, folder, tarball) {
  const problems = [];
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
  return problems;
}
