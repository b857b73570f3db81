import type { Fence } from './read-fences.ts';

/** The files that the reader of a page makes: blocks after a line `<!-- file: NAME -->`. */
export function filesOfPage(fences: readonly Fence[]): { readonly [name: string]: string } {
  return Object.fromEntries(
    fences.flatMap(({ comment, lines }) => {
      const name = /^file: (\S+)$/.exec(comment ?? '')?.[1];
      return name === undefined ? [] : [[name, `${lines.join('\n')}\n`]];
    }),
  );
}
