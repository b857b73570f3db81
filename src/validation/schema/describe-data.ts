import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';

const longest = 40;

/** What the values file has, in words: `the string "on"`, `the number 8.5`, `a list`. */
export function describeData(data: Data): string {
  if (data === null) return 'an empty value';
  if (typeof data === 'boolean') return `the boolean ${data}`;
  if (typeof data === 'string') return data === '' ? 'an empty string' : `the string ${quote(data)}`;
  if (typeof data === 'object') return Array.isArray(data) ? 'a list' : 'a map';
  return `the number ${shortly(String(data))}`;
}

/** A string in double quotes, shortened if it is long. */
export function quote(text: string): string {
  return JSON.stringify(shortly(text));
}

/** A text, shortened if it is long. */
export function shortly(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[], last: 'and' | 'or'): string {
  const head = words.slice(0, -1).join(', ');
  const tail = words.at(-1) ?? '';
  return head === '' ? tail : `${head} ${last} ${tail}`;
}

/** What a message is about: `weight`, `the label team`, `versions[0]`, `the values`. */
export function describeSubject(path: Path): string {
  const [key, parent] = [path.at(-1), path.at(-2)];
  if (key === undefined) return 'the values';
  if (typeof key === 'number') return `${parent}[${key}]`;
  if (parent === 'labels' || parent === 'matchLabels') return `the label ${key}`;
  return parent === 'annotations' ? `the annotation ${key}` : key;
}
