import { type Bytes, firstRunes } from '../text/bytes.ts';
import { canBackquote, quote } from '../text/quote.ts';
import { type Flags, pad, padding } from './flags.ts';

/**
 * A string for a verb.
 *
 * @returns undefined if strings do not have the verb
 */
export function formatString(flags: Flags, verb: string, text: Bytes): Bytes | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV ? quoted(flags, text) : pad(flags, truncate(flags, text));
    case 's':
      return pad(flags, truncate(flags, text));
    case 'q':
      return quoted(flags, text);
    case 'x':
    case 'X':
      return hexadecimal(flags, verb, text);
    default:
      return undefined;
  }
}

export function truncate({ precision }: Flags, text: Bytes): Bytes {
  if (precision === undefined || precision >= text.length) return text;
  return firstRunes(text, precision);
}

function quoted(flags: Flags, text: Bytes): Bytes {
  const shown = truncate(flags, text);
  if (flags.sharp && canBackquote(shown)) return pad(flags, `\`${shown}\``);
  return pad(flags, quote(shown, flags.plus));
}

/** Byte by byte. With a space between the bytes, # adds 0x to each. */
function hexadecimal(flags: Flags, verb: 'x' | 'X', text: Bytes): Bytes {
  const bytes = [...text.slice(0, flags.precision)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  if (bytes.length === 0) return padding(flags, flags.width ?? 0);
  const mark = flags.sharp ? '0x' : '';
  const lower = flags.space ? bytes.map((byte) => mark + byte).join(' ') : mark + bytes.join('');
  const written = verb === 'X' ? lower.toUpperCase() : lower;
  const missing = padding(flags, (flags.width ?? 0) - written.length);
  return flags.minus ? written + missing : missing + written;
}
