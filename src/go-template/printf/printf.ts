import { type Bytes, decodeRune } from '../text/bytes.ts';
import { elementsOf, entriesOf, type Optional, typeName, unwrap } from '../values/value.ts';
import { type Flags, noFlags } from './flags.ts';
import { printArgument } from './print-value.ts';

/**
 * Go's fmt.Sprintf. It always returns a text, in which errors of the format appear as `%!…`.
 * Source: https://pkg.go.dev/fmt#hdr-Printing and #hdr-Format_errors
 *
 * @param check is called with the length of the text so far and the width of the next part
 */
export function printf(
  format: Bytes,
  values: readonly Optional[],
  check: (length: number, more?: number) => void,
): Bytes {
  let text = '';
  let argument = 0;
  let reordered = false;
  for (let at = 0; at < format.length; ) {
    const percent = format.indexOf('%', at);
    text += format.slice(at, percent < 0 ? undefined : percent);
    if (percent < 0) break;
    const directive = readDirective(format, percent + 1, argument, values);
    ({ argument, at } = directive);
    reordered ||= directive.reordered;
    const { width = 0, precision = 0 } = directive.flags;
    check(text.length, (width + precision) * countParts(values[argument] ?? null));
    text += directive.complaints;
    if (at >= format.length) return `${text}%!(NOVERB)${reordered ? '' : extra(values.slice(argument))}`;
    const { size } = decodeRune(format, at);
    const verb = format.slice(at, at + size);
    at += size;
    if (verb === '%') text += '%';
    else if (!directive.goodArgument) text += `%!${verb}(BADINDEX)`;
    else if (argument >= values.length) text += `%!${verb}(MISSING)`;
    else {
      text += printArgument(forVerb(directive.flags, verb), verb, unwrap(values[argument] ?? null));
      argument += 1;
    }
  }
  return reordered ? text : text + extra(values.slice(argument));
}

/** `%+v` and `%#v` are formats of their own. */
function forVerb(flags: Flags, verb: Bytes): Flags {
  if (verb !== 'v' && verb !== 'w') return flags;
  return { ...flags, sharp: false, sharpV: flags.sharp, plus: false, plusV: flags.plus };
}

function extra(values: readonly Optional[]): Bytes {
  if (values.length === 0) return '';
  const shown = values.map((value) =>
    value === null ? '<nil>' : `${typeName(value.type)}=${printArgument(noFlags, 'v', value)}`,
  );
  return `%!(EXTRA ${shown.join(', ')})`;
}

/** How many parts of a value are padded separately. */
function countParts(value: Optional): number {
  if (value === null) return 1;
  const parts = [...elementsOf(value), ...entriesOf(value).flatMap(({ key, element }) => [key, element])];
  return parts.reduce((sum, part) => sum + countParts(unwrap(part)), 1);
}

interface Directive {
  readonly flags: Flags;
  /** The offset of the verb. */
  readonly at: number;
  /** The index of the argument for the verb. */
  readonly argument: number;
  readonly goodArgument: boolean;
  /** Whether arguments were taken by number. */
  readonly reordered: boolean;
  /** Errors in width or precision, as Go prints them. */
  readonly complaints: Bytes;
}

/** The largest width or precision that Go accepts. */
const most = 1_000_000;

interface State {
  readonly format: Bytes;
  readonly values: readonly Optional[];
  at: number;
  argument: number;
  goodArgument: boolean;
  reordered: boolean;
  /** Whether an argument number was read last. */
  afterIndex: boolean;
  complaints: Bytes;
}

/**
 * Reads flags, width, precision and argument numbers, up to the verb.
 *
 * @param start after the percent sign
 * @param argument which argument comes next
 */
function readDirective(format: Bytes, start: number, argument: number, values: readonly Optional[]): Directive {
  const state: State = {
    format,
    values,
    at: start,
    argument,
    goodArgument: true,
    reordered: false,
    afterIndex: false,
    complaints: '',
  };
  const flags = readFlags(state);
  readArgumentNumber(state);
  const withWidth = readWidth(state, flags);
  const all = readPrecision(state, withWidth);
  if (!state.afterIndex) readArgumentNumber(state);
  return { ...state, flags: all };
}

function readFlags(state: State): Flags {
  const flags = { ...noFlags };
  for (; ; state.at += 1) {
    const character = state.format.charAt(state.at);
    if (character === '#') flags.sharp = true;
    else if (character === '0') flags.zero = true;
    else if (character === '+') flags.plus = true;
    else if (character === '-') flags.minus = true;
    else if (character === ' ') flags.space = true;
    else return flags;
  }
}

function readWidth(state: State, flags: Flags): Flags {
  if (state.format.charAt(state.at) === '*') {
    state.at += 1;
    const width = takeInteger(state);
    if (width === undefined) state.complaints += '%!(BADWIDTH)';
    state.afterIndex = false;
    if (width === undefined || width >= 0) return { ...flags, width };
    return { ...flags, width: -width, minus: true, zero: false };
  }
  const width = readNumber(state);
  if (state.afterIndex && width !== undefined) state.goodArgument = false;
  return { ...flags, width };
}

function readPrecision(state: State, flags: Flags): Flags {
  if (state.format.charAt(state.at) !== '.' || state.at + 1 >= state.format.length) return flags;
  state.at += 1;
  if (state.afterIndex) state.goodArgument = false;
  readArgumentNumber(state);
  if (state.format.charAt(state.at) !== '*') return { ...flags, precision: readNumber(state) ?? 0 };
  state.at += 1;
  const taken = takeInteger(state);
  const precision = taken !== undefined && taken < 0 ? undefined : taken;
  if (precision === undefined) state.complaints += '%!(BADPREC)';
  state.afterIndex = false;
  return { ...flags, precision };
}

/** Reads digits. If the number is far too large, the rest of the format is skipped. */
function readNumber(state: State): number | undefined {
  let number: number | undefined;
  for (; /^[0-9]$/.test(state.format.charAt(state.at)); state.at += 1) {
    if (number !== undefined && number > most) {
      state.at = state.format.length;
      return undefined;
    }
    number = (number ?? 0) * 10 + Number(state.format.charAt(state.at));
  }
  return number;
}

/** The next argument, if it is an integer that can be a width. */
function takeInteger(state: State): number | undefined {
  if (state.argument >= state.values.length) return undefined;
  const data = state.values[state.argument]?.data;
  state.argument += 1;
  const number = typeof data === 'bigint' ? Number(data) : undefined;
  return number === undefined || Math.abs(number) > most ? undefined : number;
}

/** `[2]`: the argument to take next, counted from 1. */
function readArgumentNumber(state: State): void {
  state.afterIndex = false;
  if (state.format.charAt(state.at) !== '[') return;
  state.reordered = true;
  const end = state.format.indexOf(']', state.at + 1);
  const text = end < 0 ? '' : state.format.slice(state.at + 1, end);
  const inside = { ...state, format: text, at: 0 };
  const number = readNumber(inside);
  const wellFormed = number !== undefined && inside.at === text.length;
  state.at = end < 0 ? state.at + 1 : end + 1;
  state.afterIndex = wellFormed;
  if (wellFormed && number >= 1 && number <= state.values.length) state.argument = number - 1;
  else state.goodArgument = false;
}
