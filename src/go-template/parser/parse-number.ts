import type { Bytes } from '../text/bytes.ts';
import { quote, unquoteRune } from '../text/quote.ts';
import type { NumberValue } from './node.ts';

export type ParsedNumber = { readonly value: NumberValue } | { readonly failure: Bytes };

const maxInt = 2n ** 63n - 1n;
const maxUint = 2n ** 64n - 1n;

/**
 * The value of a numeric constant, in every kind that can hold it.
 * Source: https://go.dev/ref/spec#Constants and https://pkg.go.dev/text/template#hdr-Arguments
 */
export function parseNumber(text: Bytes, kind: 'charConstant' | 'complex' | 'number'): ParsedNumber {
  if (kind === 'charConstant') return parseCharacter(text);
  if (kind === 'complex') return parseComplex(text);
  if (text.endsWith('i')) {
    const imaginary = parseFloat64(text.slice(0, -1));
    if (imaginary !== undefined) return { value: simplify(0, imaginary) };
  }
  const integer = parseInteger(text);
  if (integer !== undefined && fits(integer, text)) return { value: ofInteger(integer, text) };
  const float = parseFloat64(text);
  if (float === undefined) return { failure: `illegal number syntax: ${quote(text)}` };
  if (!/[.eEpP]/.test(text)) return { failure: `integer overflow: ${quote(text)}` };
  return { value: ofFloat(float) };
}

function parseCharacter(text: Bytes): ParsedNumber {
  const unquoted = unquoteRune(text, 1, "'");
  if (unquoted === undefined) return { failure: 'invalid syntax' };
  if (unquoted.size !== text.length - 2) return { failure: `malformed character constant: ${text}` };
  const int = BigInt(unquoted.value);
  return { value: { int, uint: int, float: unquoted.value } };
}

function parseComplex(text: Bytes): ParsedNumber {
  const [, first = '', second = ''] = /^([+-]?(?:[^+-]*[eEpP][+-])?[^+-]+)([+-].*)i$/s.exec(text) ?? [];
  const real = parseFloat64(first);
  const imaginary = parseFloat64(second);
  if (real === undefined || imaginary === undefined) return { failure: 'syntax error scanning complex number' };
  return { value: simplify(real, imaginary) };
}

/** A complex number without an imaginary part also counts as the other kinds. */
function simplify(real: number, imaginary: number): NumberValue {
  const complex = { real, imaginary };
  return imaginary === 0 ? { ...ofFloat(real), complex } : { complex };
}

/** A number with a sign is an int64; one without a sign can also be a uint64. */
function fits(integer: bigint, text: Bytes): boolean {
  return integer >= -maxInt - 1n && integer <= (/^[+-]/.test(text) ? maxInt : maxUint);
}

function ofInteger(integer: bigint, text: Bytes): NumberValue {
  const float = Number(integer);
  const unsigned = !/^[+-]/.test(text) || integer === 0n;
  return {
    float,
    ...(integer <= maxInt ? { int: integer } : {}),
    ...(unsigned ? { uint: integer } : {}),
  };
}

function ofFloat(float: number): NumberValue {
  const whole = Number.isInteger(float) ? BigInt(float) : undefined;
  if (whole === undefined) return { float };
  return {
    float,
    ...(whole >= -maxInt - 1n && whole <= maxInt ? { int: whole } : {}),
    ...(whole >= 0n && whole <= maxUint ? { uint: whole } : {}),
  };
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const hexadecimal = /^([+-]?)0[xX]([\da-fA-F]*)(?:\.([\da-fA-F]*))?[pP]([+-]?\d+)$/;

/** More digits, with the prefix, than any 64-bit integer has. */
const longest = 70;

/**
 * An integer as Go's strconv.ParseInt(text, 0, …) reads it: decimal, or with 0x, 0o, 0b or 0 before it.
 *
 * @returns undefined if the text is not an integer; the size is not checked
 */
function parseInteger(text: Bytes): bigint | undefined {
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
 * @returns undefined if the text is not a number, or too large for a float64
 */
function parseFloat64(text: Bytes): number | undefined {
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

/** Whether all underscores are between digits, or after the prefix of the base. */
function underscoresSeparate(digits: Bytes): boolean {
  const [, prefix = '', rest = ''] = /^(0[xXoObB]?)?(.*)$/s.exec(digits) ?? [];
  const stray = /x/i.test(prefix) ? /(?<![\da-fA-F])_|_(?![\da-fA-F])/ : /(?<!\d)_|_(?!\d)/;
  return !stray.test(prefix === '' ? rest : `0${rest}`);
}
