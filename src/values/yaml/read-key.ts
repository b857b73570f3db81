import { limits } from '../limits.ts';
import type { Resolved } from './resolve-plain.ts';
import type { Problem } from './source-file.ts';
import type { Child } from './tree-builder.ts';

export type ReadKey =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Omit<Problem, 'path'> };

/** The text of a key, or why it cannot be one. */
export function readKey(child: Child, source: string): ReadKey {
  const { node, resolved, span } = child;
  const refuse = (message: string, hint: string): ReadKey => {
    return { ok: false, problem: { code: 'yaml-syntax', ...span, message, hint } };
  };
  if (node.kind !== 'scalar' && source.startsWith('{{', span.start - 1)) {
    const hint = 'write the value itself, or put the text in quotes';
    const place = { start: span.start - 1, end: span.end + 1 };
    const message = 'templates are not expanded in values files';
    return { ok: false, problem: { code: 'yaml-syntax', ...place, message, hint } };
  }
  if (node.kind !== 'scalar') {
    return refuse(`a ${node.kind} cannot be a key`, 'write text as the key; quote a value that begins with { or [');
  }
  const text = resolved && keyText(resolved);
  if (text === undefined) {
    return refuse(`${node.value} cannot be a key, because it cannot be read as text`, 'put the key in quotes');
  }
  if (goesOn(child, source)) {
    const hint = text.startsWith('//') ? 'begin a comment with #' : 'write the key and its colon on one line';
    return refuse('this key continues on the next line, which Helm rejects', hint);
  }
  if (text.length <= limits.keyLength) return { ok: true, text };
  const message = `this key has ${text.length} characters; the limit is ${limits.keyLength}`;
  return { ok: false, problem: { code: 'yaml-limit', ...span, message, hint: 'use a shorter key' } };
}

const toColon = /[ \t\r\n]*:/y;

/** In YAML 1.2 a key between brackets can have several lines, in YAML 1.1 only after a question mark. */
function goesOn({ span: { start, end } }: Child, source: string): boolean {
  toColon.lastIndex = end;
  const whole = source.slice(start, end) + (toColon.exec(source)?.[0] ?? '');
  if (!/[\r\n]/.test(whole)) return false;
  let before = start - 1;
  while (before >= 0 && ' \t\r\n'.includes(source.charAt(before))) before--;
  return source[before] !== '?';
}

/**
 * The text of a resolved key, as sigs.k8s.io/yaml converts it (keys in JSON are strings). Undefined for keys that it
 * rejects: null, and integers of more than 63 bits.
 */
function keyText(key: Resolved): string | undefined {
  switch (key.kind) {
    case 'string':
      return key.value;
    case 'bool':
      return String(key.value);
    case 'int':
      return key.value < 2n ** 63n ? String(key.value) : undefined;
    case 'float':
      return floatText(key.value);
    case 'null':
      return undefined;
  }
}

/** As Go's strconv.FormatFloat(value, 'g', -1, 32): the fewest digits that identify a 32-bit float. */
function floatText(value: number): string {
  const float = Math.fround(value);
  if (Number.isNaN(float)) return '.nan';
  if (!Number.isFinite(float)) return float > 0 ? '.inf' : '-.inf';
  const sign = float < 0 || Object.is(float, -0) ? '-' : '';
  const [digits = '0', exponent = 0] = shortestDigits(Math.abs(float));
  if (exponent < -4 || exponent >= 6) return sign + scientific(digits, exponent);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest === '' ? '' : `.${rest}`);
}

/** The significant digits without trailing zeros, and the power of ten of the first. */
function shortestDigits(float: number): [string, number] {
  for (let precision = 1; precision < 9; precision++) {
    const text = float.toExponential(precision - 1);
    if (Math.fround(Number(text)) === float) return split(text);
  }
  return split(float.toExponential(8));
}

function split(text: string): [string, number] {
  const [mantissa = '', exponent = ''] = text.split('e');
  return [mantissa.replace('.', '').replace(/0+$/, '') || '0', Number(exponent)];
}

function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
