import type { Data } from '../values/data.ts';

/**
 * Text that YAML 1.1, YAML 1.2 and Go's template packages all read as the same string without quotes, also between brackets:
 * a letter, then letters, digits and `_ - . /`.
 */
const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/;

/** Text without quotes that some YAML readers read as a boolean or null. */
export const reservedWords = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/**
 * Characters with a meaning in Go's text/template (`{{`) or html/template (`<`, `&`, quotes), and characters that YAML does
 * not allow. Inside double quotes they are written as escapes.
 */
const special = /[{}<>&'`\u007f-\u009f\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Writes data on one line, so that it is exactly one value in a YAML document, whatever it contains. Go's template packages
 * do not change the line.
 *
 * @throws Error for NaN and infinities, which JSON and Kubernetes do not have
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
