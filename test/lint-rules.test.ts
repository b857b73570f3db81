import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { repository } from './cli/run-cli.ts';

/** What each folder of src/ may not import; the rule itself is in biome.json. */
const upward: readonly (readonly [string, string])[] = [
  ['terminal', 'diagnostics'],
  ['iter8', 'values'],
  ['diagnostics', 'values'],
  ['go-template', 'values'],
  ['values', 'release'],
  ['environments', 'release'],
  ['release', 'manifests'],
  ['release', 'validation'],
  ['routing', 'validation'],
  ['routing', 'compile'],
  ['release', 'adoption'],
  ['adoption', 'validation'],
  ['manifests', 'adoption'],
  ['routing', 'graph'],
  ['graph', 'manifests'],
  ['graph', 'compile'],
  ['manifests', 'validation'],
  ['manifests', 'compile'],
  ['manifests', 'routing'],
  ['manifests', 'output'],
  ['output', 'compile'],
  ['validation', 'compile'],
  ['plan', 'validation'],
  ['plan', 'compile'],
  ['routing', 'plan'],
  ['manifests', 'plan'],
  ['compile', 'cli'],
  ['compile', 'helm'],
  ['helm', 'kubernetes'],
  ['helm', 'cli'],
  ['kubernetes', 'cli'],
];

async function lint(folder: string, source: string): Promise<string> {
  const inside = mkdtempSync(join(repository, 'src', folder, 'lint-rules-'));
  try {
    writeFileSync(join(inside, 'probe.ts'), source);
    const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
    const file = join('src', folder, basename(inside), 'probe.ts');
    const { stdout, stderr } = await execa(process.execPath, [biome, 'lint', file], { cwd: repository, reject: false });
    return stdout + stderr;
  } finally {
    rmSync(inside, { recursive: true });
  }
}

describe('imports only point down', () => {
  it('knows every folder of src/', () => {
    const folders = readdirSync(join(repository, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const covered = new Set([...upward.flat(), 'cli', 'generated']);
    expect(folders.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  it.each(upward)('src/%s may not import src/%s', async (folder, above) => {
    const source = `import { anything } from '../../${above}/anything.ts';\n\nexport const probe = anything;\n`;
    expect(await lint(folder, source)).toContain('Imports only point down');
  });

  it('below cli nothing prints or reads the state of the process', async () => {
    expect(await lint('release', "console.log('x');\n")).toContain('lint/suspicious/noConsole');
    expect(await lint('manifests', 'export const probe = process.cwd();\n')).toContain(
      'lint/style/noRestrictedGlobals',
    );
  });
});
