import type { Bytes } from '../text/bytes.ts';
import type { Optional } from '../values/value.ts';
import { noFlags } from './flags.ts';
import { printArgument } from './print-value.ts';

/** Is told how long a text has become, and throws if it is too long. */
type Check = (length: number) => void;

/** Go's fmt.Sprint: a space between two arguments neither of which is a string. */
export function print(values: readonly Optional[], check: Check): Bytes {
  return join(values, check, (before, value) => (isString(before) || isString(value) ? '' : ' '));
}

/** Go's fmt.Sprintln: a space between all arguments, and a line end. */
export function println(values: readonly Optional[], check: Check): Bytes {
  return `${join(values, check, () => ' ')}\n`;
}

function join(
  values: readonly Optional[],
  check: Check,
  separate: (before: Optional, value: Optional) => string,
): Bytes {
  let text = '';
  values.forEach((value, index) => {
    if (index > 0) text += separate(values[index - 1] ?? null, value);
    text += printArgument(noFlags, 'v', value);
    check(text.length);
  });
  return text;
}

function isString(value: Optional): boolean {
  return value?.type.kind === 'string';
}
