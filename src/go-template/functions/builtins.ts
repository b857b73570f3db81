import { print, println } from '../printf/print-value.ts';
import { printf } from '../printf/printf.ts';
import { type Bytes, decodeRune, isPrintable } from '../text/bytes.ts';
import { bool, indirect, int, isTrue, type Optional, string, typeName, unwrap } from '../values/value.ts';
import { indexItem, length, sliceItem } from './access.ts';
import { type Builtin, type CallContext, CallFailure } from './builtin.ts';
import { equal, less } from './compare.ts';

type Values = readonly Optional[];

const texts = (make: (values: Values, check: CallContext['check']) => Bytes): Builtin => ({
  fixed: [],
  variadic: 'any',
  call: (values, { check }) => string(make(values, check)),
});

const pair = (compare: (values: Values) => boolean): Builtin => ({
  fixed: ['value', 'value'],
  call: (values) => bool(compare(values)),
});

const atLeastOne = (call: Builtin['call']): Builtin => ({ fixed: ['value'], variadic: 'value', call });

const lessOrEqual = (values: Values) => less(values) || equal(values);

/**
 * The functions that every Go template has, by name. `and` and `or` look at their arguments one by one, which the
 * evaluator does.
 * Source: https://pkg.go.dev/text/template#hdr-Functions
 */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['and', atLeastOne(([first = null]) => first)],
  ['or', atLeastOne(([first = null]) => first)],
  ['not', { fixed: ['value'], call: ([value = null]) => bool(!isTrue(value)) }],
  ['call', atLeastOne(refuseCall)],
  ['index', atLeastOne(indexItem)],
  ['slice', atLeastOne(sliceItem)],
  ['len', { fixed: ['value'], call: ([value = null]) => int(length(value)) }],
  ['eq', atLeastOne((values) => bool(equal(values)))],
  ['ne', pair((values) => !equal(values))],
  ['lt', pair(less)],
  ['le', pair(lessOrEqual)],
  ['gt', pair((values) => !lessOrEqual(values))],
  ['ge', pair((values) => !less(values))],
  ['print', texts(print)],
  ['println', texts(println)],
  [
    'printf',
    {
      fixed: ['string'],
      variadic: 'any',
      call: ([format, ...values], { check }) => string(printf((format?.data ?? '') as Bytes, values, check)),
    },
  ],
  ['html', texts(escapeHtml)],
  ['js', texts(escapeJs)],
  ['urlquery', texts(escapeUrlQuery)],
]);

/** Data cannot contain functions, so `call` always fails. */
function refuseCall([callee = null]: Values, { firstArgument }: CallContext): never {
  const held = unwrap(callee);
  if (held === null) throw new CallFailure('call of nil');
  throw new CallFailure(`non-function ${firstArgument()} of type ${typeName(held.type)}`);
}

const html: { readonly [character: string]: string } = {
  '\0': '\xef\xbf\xbd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Go's template.HTMLEscaper. */
function escapeHtml(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check).replaceAll(/[\0"'&<>]/g, (character) => html[character] ?? character);
}

/** Go's template.JSEscaper. */
function escapeJs(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check)
    .replaceAll(/[\\'"]/g, '\\$&')
    .replaceAll(/[^ -;?-\xff]|&/g, (character) => unicode(character.charCodeAt(0)))
    .replaceAll(/[\x80-\xff]+/g, escapeUnprintable);
}

function escapeUnprintable(text: Bytes): Bytes {
  const parts: Bytes[] = [];
  for (let at = 0; at < text.length; ) {
    const { rune, size } = decodeRune(text, at);
    parts.push(isPrintable(rune) ? text.slice(at, at + size) : unicode(rune));
    at += size;
  }
  return parts.join('');
}

function unicode(rune: number): string {
  return `\\u${rune.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Go's template.URLQueryEscaper. */
function escapeUrlQuery(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check).replaceAll(/[^A-Za-z0-9\-_.~]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The arguments as an action prints them: with pointers followed, and a text for nil. */
function joined(values: readonly Optional[], check: CallContext['check']): Bytes {
  const followed = values.map((value) => (value?.type.kind === 'pointer' ? indirect(value) : value));
  return print(
    followed.map((value) => value ?? string('<no value>')),
    check,
  );
}
