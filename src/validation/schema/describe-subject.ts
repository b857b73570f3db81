import type { Path } from '../../diagnostics/diagnostic.ts';

/** What a message is about: `weight`, `the label team`, `versions[0]`, `the values`. */
export function describeSubject(path: Path): string {
  const [key, parent] = [path.at(-1), path.at(-2)];
  if (key === undefined) return 'the values';
  if (typeof key === 'number') return `${parent}[${key}]`;
  if (parent === 'labels' || parent === 'matchLabels') return `the label ${key}`;
  return parent === 'annotations' ? `the annotation ${key}` : key;
}
