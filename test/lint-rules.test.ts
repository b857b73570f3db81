import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entrances, importRules, layers } from '../scripts/lint/import-rules.mjs';
import { repository } from './cli/run-cli.ts';

const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
const folders = layers.flat();

/** The folders that stand below one. */
function below(folder: string): readonly string[] {
  return layers.slice(layers.findIndex((layer) => layer.includes(folder)) + 1).flat();
}

function nameOf(folder: string): string {
  return Object.hasOwn(entrances, folder) ? String(entrances[folder as keyof typeof entrances]) : 'anything.ts';
}

/** A file of each folder that imports one of each folder. */
function writeProbes(root: string, path: readonly string[]): void {
  for (const folder of folders) {
    const inside = join(root, 'src', folder, ...path);
    mkdirSync(inside, { recursive: true });
    for (const other of folders.filter((name) => name !== folder)) {
      const source = `import '${'../'.repeat(path.length + 1)}${other}/${nameOf(other)}';\n`;
      writeFileSync(join(inside, `${other}.ts`), source);
    }
  }
}

/** What Biome finds in a folder with the settings of this repository, as `rule src/file.ts`. */
async function lint(root: string): Promise<readonly string[]> {
  const { overrides, linter } = JSON.parse(readFileSync(join(repository, 'biome.json'), 'utf8')) as Settings;
  const { suspicious } = linter.rules;
  const settings = { overrides: [...importRules(), ...overrides], linter: { rules: { preset: 'none', suspicious } } };
  writeFileSync(join(root, 'biome.json'), JSON.stringify(settings));
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await execa(process.execPath, [biome, ...options], { cwd: root, reject: false });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Finding[] };
  return diagnostics.map(({ category, location: { path } }) => {
    const file = typeof path === 'string' ? path : path.file;
    return `${category.split('/').at(-1)} ${file}`;
  });
}

/** What is read of biome.json. */
interface Settings {
  readonly overrides: readonly object[];
  readonly linter: { readonly rules: { readonly suspicious: object } };
}

interface Finding {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
}

/** Files that break a rule, by the rule. */
const broken = [
  ['noRestrictedImports', 'routing/side-door.ts', "import '../go-template/values/value.ts';\n"],
  ['noRestrictedImports', 'routing/program.ts', "import 'node:child_process';\n"],
  ['noRestrictedImports', 'routing/compiled.ts', "import '../generated/validators/values.js';\n"],
  ['noRestrictedImports', 'go-template/node.ts', "import 'node:fs';\n"],
  ['noImportCycles', 'plan/one.ts', "import type { Other } from './other.ts';\n\nexport type One = Other | null;\n"],
  ['noImportCycles', 'plan/other.ts', "import type { One } from './one.ts';\n\nexport type Other = One | 1;\n"],
  ['noConsole', 'release/prints.ts', "console.log('x');\n"],
  ['noRestrictedGlobals', 'manifests/working-folder.ts', 'export const probe = process.cwd();\n'],
] as const;

describe('the rules of src/', () => {
  const root = mkdtempSync(join(tmpdir(), 'lint-rules-'));
  let found: ReadonlySet<string>;

  beforeAll(async () => {
    writeProbes(root, []);
    writeProbes(root, ['deeper', 'still']);
    for (const [, name, source] of broken) writeFileSync(join(root, 'src', name), source);
    found = new Set(await lint(root));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('the table has every folder of src/', () => {
    const entries = readdirSync(join(repository, 'src'), { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(names.filter((name) => name !== 'generated' && !folders.includes(name))).toEqual([]);
  });

  it.each(folders)('src/%s imports only the layers below it', (folder) => {
    const others = folders.filter((name) => name !== folder);
    const forbidden = others.filter((name) => !below(folder).includes(name)).toSorted();
    for (const path of ['', 'deeper/still/']) {
      expect(
        others.filter((name) => found.has(`noRestrictedImports src/${folder}/${path}${name}.ts`)).toSorted(),
      ).toEqual(forbidden);
    }
  });

  it.each(broken)('%s holds src/%s', (rule, file) => {
    expect(found.has(`${rule} src/${file}`)).toBe(true);
  });
});
