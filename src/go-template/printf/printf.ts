import { type Bytes, decodeRune } from '../text/bytes.ts';
import { typeName } from '../values/go-type.ts';
import { elementsOf, entriesOf, type Optional, unwrap } from '../values/value.ts';
import { type Flags, noFlags } from './flags.ts';
import { printArgument } from './print-value.ts';
import { readDirective } from './read-directive.ts';

/**
 * Go's fmt.Sprintf. It always has a result: what is wrong with the format stands in it as `%!…`.
 * Source: https://pkg.go.dev/fmt#hdr-Printing and #hdr-Format_errors
 *
 * @param check is told how long the text has become, and how wide the next part is
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

/** How many parts of a value are padded, each by itself. */
function countParts(value: Optional): number {
  if (value === null) return 1;
  const parts = [...elementsOf(value), ...entriesOf(value).flatMap(({ key, element }) => [key, element])];
  return parts.reduce((sum, part) => sum + countParts(unwrap(part)), 1);
}
