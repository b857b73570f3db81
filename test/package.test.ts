import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deadLinks } from '../scripts/dead-links.mjs';
import { publishedManifest } from '../scripts/published-manifest.mjs';
import { missingNotices, writeNotices } from '../scripts/third-party-notices.mjs';
import { replaceFolder, writeFile } from '../scripts/write-file.mjs';
import { repository } from './cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writeFiles(root: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) writeFile(join(folder, root, path), text);
  return join(folder, root);
}

describe('the notices of bundled packages', () => {
  const manifest = (license: string) =>
    JSON.stringify({ name: 'left', version: '1.2.3', license, repository: 'a/left' });
  const text = `MIT License\n\n${'Permission is granted. '.repeat(10)}`;

  it('have name, version, origin and licence of each package', () => {
    const root = writeFiles('good', { 'left/package.json': manifest('MIT'), 'left/LICENSE.md': text });
    const notices = writeNotices(root, ['left']);
    expect(notices).toContain('left 1.2.3\nhttps://github.com/a/left\n\nMIT License\n\nPermission');
    expect(missingNotices(root, notices, ['left'])).toEqual([]);
  });

  it('are missing for a package of another version, and for one without a text', () => {
    const root = writeFiles('bad', { 'left/package.json': manifest('MIT'), 'left/LICENSE': text });
    const notices = writeNotices(root, ['left']);
    expect(missingNotices(root, notices.replace('1.2.3', '1.2.4'), ['left'])).toEqual(['left']);
    expect(missingNotices(root, notices.replace(text.trim(), ''), ['left'])).toEqual(['left']);
    expect(missingNotices(root, '', ['left'])).toEqual(['left']);
  });

  it.each([
    ['a licence that nobody has allowed', { 'left/package.json': manifest('GPL-3.0'), 'left/LICENSE': text }],
    ['no file with the licence', { 'left/package.json': manifest('MIT'), 'left/NOTICE': text }],
  ])('refuse a package with %s', (name, files) => {
    const root = writeFiles(name, files);
    expect(() => writeNotices(root, ['left'])).toThrow(/^left has /);
  });
});

it('finds the links of pages that lead out of the package', () => {
  const page =
    'See [a](../LICENSE), [b](b.md#top), [c](#here), [d](https://x.org/y), [e](../src), [f](../docs), `[g](h)`.';
  const pages = new Map([['docs/a.md', `${page}\n\n\`\`\`sh\n[i](j)\n\`\`\`\n`]]);
  expect(deadLinks(pages, ['LICENSE', 'docs/a.md'])).toEqual(['docs/a.md: b.md', 'docs/a.md: ../src']);
});

it('publishes a package.json without scripts that npm could run', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  expect(manifest.scripts).toHaveProperty('prepare');
  expect(publishedManifest(manifest)).toEqual({ ...manifest, scripts: undefined, devDependencies: undefined });
});

it('puts package.json back after packing, unless it was changed', () => {
  const root = writeFiles('clone', { 'package.json': '{ "name": "a", "scripts": { "prepare": "b" } }' });
  for (const script of ['published-manifest.mjs', 'write-file.mjs']) {
    writeFile(join(root, 'scripts', script), readFileSync(join(repository, 'scripts', script), 'utf8'));
  }
  const run = (step: string) => execFileSync(process.execPath, [join(root, 'scripts/published-manifest.mjs'), step]);
  const written = () => readFileSync(join(root, 'package.json'), 'utf8');
  run('publish');
  expect(JSON.parse(written())).toEqual({ name: 'a' });
  run('publish'); // The first was interrupted.
  run('restore');
  expect(written()).toBe('{ "name": "a", "scripts": { "prepare": "b" } }');
  run('publish');
  writeFileSync(join(root, 'package.json'), '{ "name": "c" }');
  run('restore');
  expect(written()).toBe('{ "name": "c" }');
}, 120_000);

it('replaces a folder file by file, and removes what is left of the old one', () => {
  const from = writeFiles('stage', { 'cli.cjs': 'new', 'generated/a.cjs': 'new' });
  const to = writeFiles('dist', {
    'cli.cjs': 'old',
    'generated/a.cjs': 'old',
    'generated/b.cjs': 'old',
    'c.cjs': 'old',
  });
  mkdirSync(join(to, 'empty'));
  replaceFolder(from, to, ['cli.cjs']);
  expect(readFileSync(join(to, 'cli.cjs'), 'utf8')).toBe('new');
  expect(readFileSync(join(to, 'generated/a.cjs'), 'utf8')).toBe('new');
  expect(readdirSync(join(to, 'generated'))).toEqual(['a.cjs']);
  expect(readdirSync(to)).not.toContain('c.cjs');
});

it('leaves no temporary file behind', () => {
  const root = writeFiles('one', { 'a.txt': 'first' });
  writeFile(join(root, 'a.txt'), 'second');
  expect(readdirSync(root)).toEqual(['a.txt']);
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('second');
});
