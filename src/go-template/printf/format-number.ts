import { type Bytes, encodeRune, isPrintable, replacementRune } from '../text/bytes.ts';
import { quoteRune } from '../text/quote.ts';
import type { Complex } from '../values/value.ts';
import { type Flags, pad, padding } from './flags.ts';
import { floatText } from './float-text.ts';

/**
 * A float for a verb.
 *
 * @returns undefined if floats do not have this verb
 */
export function formatFloat(flags: Flags, verb: string, value: number, bits: 32 | 64): Bytes | undefined {
  switch (verb) {
    case 'v':
      return format(flags, value, bits, 'g', undefined);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return format(flags, value, bits, verb, undefined);
    case 'e':
    case 'E':
    case 'f':
      return format(flags, value, bits, verb, 6);
    case 'F':
      return format(flags, value, bits, 'f', 6);
    default:
      return undefined;
  }
}

/** `(1+2i)`; the imaginary part always has its sign. */
export function formatComplex(
  flags: Flags,
  verb: string,
  { real, imaginary }: Complex,
  bits: 32 | 64,
): Bytes | undefined {
  const first = formatFloat(flags, verb, real, bits);
  const second = formatFloat({ ...flags, plus: true }, verb, imaginary, bits);
  return first === undefined ? undefined : `(${first}${second}i)`;
}

function format(flags: Flags, value: number, bits: 32 | 64, verb: string, usual: number | undefined): Bytes {
  const precision = flags.precision ?? usual;
  const text = floatText(value, verb, precision, bits);
  const signed = /^[+-]/.test(text) ? text : `+${text}`;
  const sign = signed.startsWith('+') && flags.space && !flags.plus ? ' ' : signed.charAt(0);
  const digits = signed.slice(1);
  if (!Number.isFinite(value)) return padSpecial(flags, sign, digits);
  const shown = flags.sharp && verb !== 'b' ? withPoint(digits, verb, precision) : digits;
  if (!flags.plus && sign === '+') return pad(flags, shown);
  const missing = (flags.width ?? 0) - shown.length - 1;
  if (flags.zero && !flags.minus && missing > 0) return sign + padding(flags, missing) + shown;
  return pad(flags, sign + shown);
}

/** Infinities and NaN are never padded with zeros. */
function padSpecial(flags: Flags, sign: string, text: string): Bytes {
  const shown = sign === '+' && !flags.plus && text === 'NaN' ? text : sign + text;
  return pad({ ...flags, zero: false }, shown);
}

/** With #, there is a point, and %g keeps zeros at the end. */
function withPoint(text: string, verb: string, precision: number | undefined): string {
  const [, number = '', tail = ''] = /^(.*?)((?:[pP].*)|(?:[eE][+-].*))?$/.exec(text) ?? [];
  // Of a hexadecimal number, Go counts the x, too.
  const significant = number.replace('.', '').replace(/^0+/, '').length;
  const wanted = verb === 'g' || verb === 'G' || verb === 'x' ? (precision ?? 6) : 0;
  const missing = wanted - significant - (number === '0' ? 1 : 0);
  const pointed = number.includes('.') ? number : `${number}.`;
  return pointed + '0'.repeat(Math.max(missing, 0)) + tail;
}

const bases: { readonly [verb: string]: number } = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

/**
 * An integer for a verb.
 *
 * @returns undefined if integers do not have the verb
 */
export function formatInteger(flags: Flags, verb: string, value: bigint, signed: boolean): Bytes | undefined {
  if (verb === 'v' && flags.sharpV && !signed) return inBase({ ...flags, sharp: true }, 'x', value, 16);
  const base = bases[verb];
  if (base !== undefined) return inBase(flags, verb, value, base);
  const rune = value >= 0n && value <= 0x10ffffn ? Number(value) : replacementRune;
  if (verb === 'c') return pad(flags, encodeRune(rune));
  if (verb === 'q') return pad(flags, quoteRune(rune, flags.plus));
  return verb === 'U' ? codePoint(flags, value) : undefined;
}

function inBase(flags: Flags, verb: string, value: bigint, base: number): Bytes {
  const negative = value < 0n;
  if (flags.precision === 0 && value === 0n) return padding({ ...flags, zero: false }, flags.width ?? 0);
  const signs = negative || flags.plus || flags.space ? 1 : 0;
  const filled = flags.zero && !flags.minus && flags.width !== undefined ? flags.width - signs : 0;
  const digits = (negative ? -value : value).toString(base).padStart(flags.precision ?? filled, '0');
  const written = verb === 'X' ? digits.toUpperCase() : digits;
  const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  return pad({ ...flags, zero: false }, sign + prefix(flags, verb, base, digits) + written);
}

function prefix({ sharp }: Flags, verb: string, base: number, digits: string): string {
  if (verb === 'O') return sharp && !digits.startsWith('0') ? '0o0' : '0o';
  if (!sharp || base === 10) return '';
  if (base === 8) return digits.startsWith('0') ? '' : '0';
  return base === 2 ? '0b' : verb === 'X' ? '0X' : '0x';
}

/** `U+0078`, or with # `U+0078 'x'`. A negative number is written as the uint64 of its bits. */
function codePoint(flags: Flags, value: bigint): Bytes {
  const bits = BigInt.asUintN(64, value);
  const digits = bits
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(flags.precision ?? 4, 4), '0');
  const shown = flags.sharp && bits <= 0x10ffffn && isPrintable(Number(bits));
  const text = `U+${digits}${shown ? ` '${encodeRune(Number(bits))}'` : ''}`;
  return pad({ ...flags, zero: false }, text);
}
