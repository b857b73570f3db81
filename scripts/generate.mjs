// Writes src/generated/, which is not in git: the compiled environments and schema validators.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileValidators, writeObjectSchemas } from './compile-validators.mjs';
import { writeComposedSchema } from './compose-schema.mjs';
import { importSource } from './import-source.mjs';
import { importRules } from './lint/import-rules.mjs';
import { writeFile } from './write-file.mjs';
import { writeHelmFiles } from './write-helm-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'src/generated');
const templates = join(root, 'templates');

function write(path, text) {
  writeFile(join(generated, path), text);
}

/** The templates that several environments use, for environments of users, which are compiled on demand. */
function readSharedTemplates() {
  const names = readdirSync(join(templates, 'shared')).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(
    names.map((name) => [
      `shared/${name.replace(/\.hbs$/, '')}`,
      readFileSync(join(templates, 'shared', name), 'utf8'),
    ]),
  );
}

function generateSharedTemplates() {
  write('shared-templates.js', `export const sharedTemplates = ${JSON.stringify(readSharedTemplates(), null, 1)};\n`);
  write(
    'shared-templates.d.ts',
    'export declare const sharedTemplates: { readonly [name: string]: string | undefined };\n',
  );
}

function readBuiltInFile(name, file) {
  const path = join(templates, name, file);
  return existsSync(path) ? { kind: 'file', bytes: readFileSync(path) } : { kind: 'missing' };
}

async function readBuiltInPack(name, readPack, shared) {
  const read = await readPack(
    { name, path: name, read: (file) => readBuiltInFile(name, file) },
    (file) => shared[file],
  );
  if (read.ok) return read;
  const problems = read.diagnostics.map(
    ({ position: { file, line, column }, message, hint }) =>
      `templates/${file}:${line}:${column}: ${message} (${hint})`,
  );
  throw new Error(problems.join('\n'));
}

async function generateEnvironments() {
  const { readPack } = await importSource('compile/packs/read-pack.ts');
  const shared = readSharedTemplates();
  const names = readdirSync(templates).filter((name) => existsSync(join(templates, name, 'environment.yaml')));
  const doors = [];
  for (const name of names) {
    const { environment, fragment, code } = await readBuiltInPack(name, readPack, shared);
    for (const alias of [name, ...environment.aliases]) doors.push([alias, name]);
    const entries = [...code].map(([template, text]) => `${JSON.stringify(template)}: ${text}`);
    write(
      `environments/${name}.js`,
      `export const pack = {\nenvironment: ${JSON.stringify(environment)},\nfolder: ${JSON.stringify(name)},\nfragment: ${JSON.stringify(fragment)},\ntemplates: {\n${entries.join(',\n')}\n}\n};\n`,
    );
    write(
      `environments/${name}.d.ts`,
      "import type { EnvironmentPack } from '../../environments/environment.ts';\nexport declare const pack: EnvironmentPack;\n",
    );
  }
  const imports = doors.map(
    ([alias, name]) => `  ${JSON.stringify(alias)}: () => import('./environments/${name}.js'),`,
  );
  write(
    'built-in-environments.ts',
    `import type { EnvironmentPack } from '../environments/environment.ts';\n\n/** The environments of templates/, each loaded only when it is asked for. */\nexport const builtInEnvironments: { readonly [name: string]: () => Promise<{ readonly pack: EnvironmentPack }> } = {\n${imports.join('\n')}\n};\n`,
  );
}

/** The schemas that the program prints, as they are published. */
async function generateSchemaTexts() {
  await writeComposedSchema();
  for (const name of ['values', 'expectations', 'environment']) {
    const text = readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8');
    write(`schemas/${name}.js`, `export const text = ${JSON.stringify(text)};\n`);
    write(`schemas/${name}.d.ts`, 'export declare const text: string;\n');
  }
}

/**
 * Writes src/generated/, and the files elsewhere that are made from it.
 *
 * @returns {Promise<string[]>} the modules of packages whose code is in src/generated/
 */
export async function generate() {
  const modules = await compileValidators(join(generated, 'validators'));
  writeObjectSchemas(generated);
  generateSharedTemplates();
  await generateEnvironments();
  await generateSchemaTexts();
  writeHelmFiles();
  write('import-rules.json', `${JSON.stringify({ overrides: importRules() }, null, 1)}\n`);
  return modules;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
