import type { Data } from '../values/data.ts';

/**
 * Text that YAML 1.1, YAML 1.2 and Go's template packages all read as the same string when it stands unquoted,
 * also between brackets: a letter, then letters, digits and `_ - . /`.
 */
const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/;

/** Text without quotes that is a boolean or null to some YAML reader. */
export const reservedWords = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/**
 * Characters that mean something to Go's text/template (`{{`), to html/template (`<`, `&`, quotes) or that YAML
 * does not allow to stand for themselves; inside double quotes they are written as escapes.
 */
const special = /[{}<>&'`\u007f-\u009f\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Writes data on one line, so that it fills exactly one place in a YAML document, whatever it holds, and so that
 * the line also passes unchanged through Go's template packages.
 *
 * @throws Error for NaN and infinities, which neither JSON nor Kubernetes knows
 */
export function writeFlow(data: Data): string {
  if (data === null) return 'null';
  if (typeof data === 'string') return writeText(data);
  if (typeof data === 'boolean' || typeof data === 'bigint') return String(data);
  if (typeof data === 'number') return writeNumber(data);
  if (Array.isArray(data)) return `[${data.map(writeFlow).join(', ')}]`;
  const entries = Object.entries(data).map(([key, value]) => `${writeText(key)}: ${writeFlow(value)}`);
  return `{${entries.join(', ')}}`;
}

function writeText(text: string): string {
  if (plain.test(text) && !reservedWords.test(text)) return text;
  return JSON.stringify(text.toWellFormed()).replace(special, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written`);
  return String(value);
}
