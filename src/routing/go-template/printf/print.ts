import type { Bytes } from '../text/bytes.ts';
import type { Optional } from '../values/value.ts';
import { noFlags } from './flags.ts';
import { printArgument } from './print-value.ts';

/** Go's fmt.Sprint: a space between two arguments neither of which is a string. */
export function print(values: readonly Optional[]): Bytes {
  let text = '';
  values.forEach((value, index) => {
    const before = values[index - 1];
    if (index > 0 && !isString(value) && !isString(before)) text += ' ';
    text += printArgument(noFlags, 'v', value);
  });
  return text;
}

/** Go's fmt.Sprintln: a space between all arguments, and a line end. */
export function println(values: readonly Optional[]): Bytes {
  return `${values.map((value) => printArgument(noFlags, 'v', value)).join(' ')}\n`;
}

function isString(value: Optional | undefined): boolean {
  return value?.type.kind === 'string';
}
