import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';
import { readPages } from './expect-page.ts';
import { anchors, relativeLinks } from './links.ts';

const pages = readPages();

/** What is wrong with a link; undefined if it leads somewhere. */
function fault(from: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(repository, target))) return `${link}: there is no ${target}`;
  if (anchor === undefined) return undefined;
  const known = anchors(readFileSync(join(repository, target), 'utf8'));
  return known.has(anchor) ? undefined : `${link}: ${target} has no heading #${anchor}`;
}

describe('links have a target', () => {
  it.each(pages)('$path', ({ path, text }) => {
    expect(relativeLinks(text).flatMap((link) => fault(path, link) ?? [])).toEqual([]);
  });

  it('from docs/README.md to every page', () => {
    const index = 'docs/README.md';
    const linked = relativeLinks(pages.find(({ path }) => path === index)?.text ?? '').map((link) =>
      join(dirname(index), link),
    );
    expect(pages.map(({ path }) => path).filter((path) => path !== index && !linked.includes(path))).toEqual([]);
  });
});

describe('reading links', () => {
  it('finds links and pictures, but none in code and none into the web', () => {
    const page = '[a](a.md#b) ![p](p.svg) `[c](c.md)` [w](https://example.com)\n```text\n[d](d.md)\n```\n';
    expect(relativeLinks(page)).toEqual(['a.md#b', 'p.svg']);
  });

  it('names anchors as GitHub does', () => {
    const page = '# A page\n\n## `a.b[]` and *c*: d_e\n\n## A page\n\n```sh\n# no heading\n```\n';
    expect([...anchors(page)]).toEqual(['a-page', 'ab-and-c-d_e', 'a-page-1']);
  });

  it('describes what is wrong', () => {
    expect(fault('docs/reference/commands.md', 'nowhere.md')).toBe('nowhere.md: there is no docs/reference/nowhere.md');
    expect(fault('README.md', 'docs/reference/commands.md#nowhere')).toContain('has no heading #nowhere');
    expect(fault('docs/ci.md', 'reference/diagnostics.md#json')).toBeUndefined();
  });
});
