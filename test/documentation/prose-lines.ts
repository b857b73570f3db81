import { readFences } from './read-fences.ts';

/** The lines of a page outside its fenced blocks. */
export function proseLines(page: string): readonly string[] {
  const fences = readFences(page);
  return page
    .split('\n')
    .filter((_, index) => !fences.some(({ start, lines }) => index >= start - 1 && index <= start + lines.length));
}
