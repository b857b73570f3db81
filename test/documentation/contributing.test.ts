import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';
import { readPages } from './expect-page.ts';
import { readFences } from './read-fences.ts';

const contributing = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
const roots = readdirSync(repository).filter((name) => name !== 'dist' && name !== 'node_modules');

/** The files and folders of the repository between backticks. Names with `<…>` or `*` are patterns, and left out. */
function paths(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path);
  return code.filter((path) => path.includes('/') && roots.includes(path.split('/')[0] ?? '') && !/[<*]/.test(path));
}

describe('CONTRIBUTING.md', () => {
  it('names only paths that exist', () => {
    expect(paths(contributing).length).toBeGreaterThan(30);
    expect(paths(contributing).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it('has every folder of the repository and of src/ in its map', () => {
    const rows = [...contributing.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path);
    const top = ['bin', 'src', 'templates', 'schemas', 'examples', 'scripts', 'test', 'bench', 'docs'];
    const folders = readdirSync(join(repository, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const missing = [...top.map((name) => `${name}/`), ...folders.map(({ name }) => `src/${name}/`)].filter(
      (folder) => !rows.some((row) => row?.startsWith(folder)),
    );
    expect(missing).toEqual([]);
  });

  it('lists every script of package.json, except those that npm runs by itself', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const commands = Object.keys(scripts).map((name) => (name === 'test' ? 'npm test' : `npm run ${name}`));
    expect(commands.filter((command) => !contributing.includes(`\`${command}\``))).toEqual([
      'npm run prepare',
      'npm run prepack',
      'npm run postpack',
    ]);
  });
});

describe('the pages', () => {
  it.each(readPages())('$path runs only scripts of package.json', ({ text }) => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const run = [...text.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('README.md has at most 150 lines', () => {
    const readme = readPages().find(({ path }) => path === 'README.md');
    expect(readme?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('README.md has the two commands that .ci/run reads', () => {
    const page = readPages().find(({ path }) => path === 'README.md');
    const commands = readFences(page?.text ?? '').filter(({ comment }) => comment?.startsWith('ci: '));
    expect(commands.map(({ comment, language, lines }) => [comment, language, ...lines])).toEqual([
      ['ci: render', 'sh', 'npm ci && npx iter8-release render httpbin -f examples/blue-green/candidate.yaml'],
      ['ci: test', 'sh', 'npm ci && npm test'],
    ]);
  });
});
