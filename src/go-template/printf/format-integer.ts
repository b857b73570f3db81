import { type Bytes, encodeRune, replacementRune } from '../text/bytes.ts';
import { quoteRune } from '../text/quote.ts';
import { isPrintable } from '../text/runes.ts';
import { type Flags, pad, padding } from './flags.ts';

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
