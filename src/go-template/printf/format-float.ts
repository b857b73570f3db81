import type { Bytes } from '../text/bytes.ts';
import type { Complex } from '../values/value.ts';
import { type Flags, pad, padding } from './flags.ts';
import { floatText } from './float-text.ts';

/**
 * A float for a verb.
 *
 * @returns undefined if floats do not have the verb
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

/** Infinities and NaN are no digits: zeros do not go before them. */
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
