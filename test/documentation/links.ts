import { proseLines } from './prose-lines.ts';

/** The targets of the links and pictures of a page, addresses in the web left out. */
export function relativeLinks(page: string): readonly string[] {
  const prose = proseLines(page)
    .join('\n')
    .replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of a page's headings, as GitHub names them. */
export function anchors(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const names = proseLines(page).flatMap((line) => {
    const heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
    if (heading === undefined) return [];
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = plain.replace(/[^\p{L}\p{N}\-_ ]/gu, '').replaceAll(' ', '-');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [before === 0 ? name : `${name}-${before}`];
  });
  return new Set(names);
}
