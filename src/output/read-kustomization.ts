import { isInside } from './is-inside.ts';
import { checksumOf, madeBy } from './write-kustomization.ts';

/** What a kustomization.yaml says, if this program wrote it and nobody has changed it since. */
export type ReadKustomization =
  | { readonly kind: 'made'; readonly resources: readonly string[] }
  | { readonly kind: 'edited' }
  | { readonly kind: 'foreign' };

/** Git may have changed the ends of the lines, and that is no edit. */
export function readKustomization(text: string): ReadKustomization {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (!lines.some((line) => line === madeBy)) return { kind: 'foreign' };
  const [first, second = '', ...rest] = lines;
  const body = rest.join('\n');
  if (first !== madeBy || second !== `# Checksum: ${checksumOf(body)}`) return { kind: 'edited' };
  const items = rest.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const resources = items.map((item) => (item.startsWith('"') ? String(JSON.parse(item)) : item));
  // Whoever can write a checksum could name what lies elsewhere.
  return resources.every(isInside) ? { kind: 'made', resources } : { kind: 'edited' };
}
