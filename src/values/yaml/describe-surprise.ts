import { quoteShortly } from '../quote-shortly.ts';
import type { Resolved } from './resolve-plain.ts';

const meant = /^(?:true|false|null|~|)$/i;

/**
 * What to tell the author of a plain scalar that YAML reads as something else than it looks like (`on`, `0777`,
 * `1.10`); undefined where it is read as written.
 */
export function describeSurprise(text: string, resolved: Resolved): { message: string; hint: string } | undefined {
  if (resolved.kind === 'string' || resolved.kind === 'null' || meant.test(text)) return undefined;
  if (!Number.isFinite(Number(resolved.value)) || String(resolved.value) === text) return undefined;
  const type = resolved.kind === 'bool' ? 'boolean' : 'number';
  return {
    message: `${quoteShortly(text).slice(1, -1)} is read as the ${type} ${resolved.value}`,
    hint: `write ${quoteShortly(text)} in quotes if it is text, or ${resolved.value} if it is not`,
  };
}
