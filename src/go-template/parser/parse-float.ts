import type { Bytes } from '../text/bytes.ts';

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const hexadecimal = /^([+-]?)0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?[pP]([+-]?\d+)$/;

/** No integer of 64 bits has more digits, nor a prefix that is longer. */
const longest = 70;

/**
 * An integer as Go's strconv.ParseInt(text, 0, …) reads it: decimal, or with 0x, 0o, 0b or 0 before it.
 *
 * @returns undefined if it is none; its size is not checked
 */
export function parseInteger(text: Bytes): bigint | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (!underscoresSeparate(digits)) return undefined;
  const plain = digits.replaceAll('_', '');
  const octal = /^0([0-7]+)$/.exec(plain)?.[1];
  const written = octal === undefined ? plain : `0o${octal}`;
  if (written.length > longest) return undefined;
  if (!/^(?:0|[1-9]\d*|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(written)) return undefined;
  return sign === '-' ? -BigInt(written) : BigInt(written);
}

/**
 * A number as Go's strconv.ParseFloat reads it, decimal or hexadecimal.
 *
 * @returns undefined if it is none, or greater than a float64 can be
 */
export function parseFloat64(text: Bytes): number | undefined {
  const digits = text.replace(/^[+-]/, '');
  if (digits.includes('_') && !underscoresSeparate(digits)) return undefined;
  const plain = text.replaceAll('_', '');
  const hex = hexadecimal.exec(plain);
  const value = hex === null ? (decimal.test(plain) ? Number(plain) : Number.NaN) : hexadecimalValue(hex);
  return Number.isFinite(value) ? value : undefined;
}

function hexadecimalValue([, sign, whole = '', fraction = '', exponent = '']: RegExpExecArray): number {
  if (whole + fraction === '') return Number.NaN;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const power = Number(exponent) - 4 * fraction.length;
  const value = mantissa === 0n ? 0 : scale(mantissa, power);
  return sign === '-' ? -value : value;
}

/** mantissa * 2^power, rounded once, to even. */
function scale(mantissa: bigint, power: number): number {
  const bits = mantissa.toString(2).length;
  if (bits + power > 1100) return Number.POSITIVE_INFINITY;
  if (bits + power < -1100) return 0;
  const lowest = Math.max(bits + power - 53, -1074);
  if (power >= lowest) return Number(mantissa) * 2 ** power;
  const drop = BigInt(lowest - power);
  const kept = mantissa >> drop;
  const rest = mantissa - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return Number(up ? kept + 1n : kept) * 2 ** lowest;
}

/** Underscores stand between digits, or after the prefix of the base; otherwise the number is none. */
function underscoresSeparate(digits: Bytes): boolean {
  const [, prefix = '', rest = ''] = /^(0[xXoObB]?)?(.*)$/s.exec(digits) ?? [];
  const stray = /x/i.test(prefix) ? /(?<![\da-fA-F])_|_(?![\da-fA-F])/ : /(?<!\d)_|_(?!\d)/;
  return !stray.test(prefix === '' ? rest : `0${rest}`);
}
