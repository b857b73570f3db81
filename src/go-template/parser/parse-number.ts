import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { unquoteRune } from '../text/unquote.ts';
import type { NumberValue } from './node.ts';
import { parseFloat64, parseInteger } from './parse-float.ts';

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

/** A complex number without imaginary part is a number of the other kinds, too. */
function simplify(real: number, imaginary: number): NumberValue {
  const complex = { real, imaginary };
  return imaginary === 0 ? { ...ofFloat(real), complex } : { complex };
}

/** What has a sign is an int64, what has none may be a uint64, too. */
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
