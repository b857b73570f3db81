import { type Bytes, countRunes } from '../text/bytes.ts';

/** The part of a directive between `%` and the verb. */
export interface Flags {
  readonly plus: boolean;
  readonly minus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  /** `%+v`: with the names of fields. */
  readonly plusV: boolean;
  /** `%#v`: in Go's syntax. */
  readonly sharpV: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

export const noFlags: Flags = {
  plus: false,
  minus: false,
  sharp: false,
  space: false,
  zero: false,
  plusV: false,
  sharpV: false,
  width: undefined,
  precision: undefined,
};

/** Fills a text up to the width, counted in runes. */
export function pad(flags: Flags, text: Bytes): Bytes {
  if (flags.width === undefined) return text;
  const missing = flags.width - countRunes(text);
  return flags.minus ? text + padding(flags, missing) : padding(flags, missing) + text;
}

/** Only the left side is filled with zeros. */
export function padding({ zero, minus }: Flags, count: number): Bytes {
  return (zero && !minus ? '0' : ' ').repeat(Math.max(count, 0));
}
