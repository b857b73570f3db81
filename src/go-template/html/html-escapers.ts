import type { Builtin, CallContext } from '../functions/builtin.ts';
import { print } from '../printf/print-value.ts';
import { type Bytes, decodeRune } from '../text/bytes.ts';
import { indirect, type Optional, string } from '../values/value.ts';
import type { Context } from './context.ts';
import { attributeType } from './transition.ts';

/** Replaces a value that is not allowed. */
const refused = 'ZgotmplZ';

const inText: ReadonlyMap<string, string> = new Map([
  ['\0', '\xef\xbf\xbd'],
  ['"', '&#34;'],
  ['&', '&amp;'],
  ["'", '&#39;'],
  ['+', '&#43;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const unquoted: ReadonlyMap<string, string> = new Map([
  ...inText,
  ['\0', '&#xfffd;'],
  ...['\t', '\n', '\v', '\f', '\r', ' ', '=', '`'].map(
    (character) => [character, `&#${character.charCodeAt(0)};`] as const,
  ),
]);

const escaper = (make: (text: Bytes) => Bytes): Builtin => ({
  fixed: [],
  variadic: 'any',
  call: (values, { check }) => string(make(textOf(values, check))),
});

/** The functions that html/template puts at the end of a pipeline, by the names that errors show. */
export const htmlEscapers: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['_html_template_htmlescaper', escaper(escapeText)],
  ['_html_template_rcdataescaper', escaper(escapeText)],
  ['_html_template_attrescaper', escaper(escapeText)],
  ['_html_template_nospaceescaper', escaper(escapeUnquoted)],
  ['_html_template_commentescaper', escaper(() => '')],
  ['_html_template_htmlnamefilter', escaper(filterName)],
  ['_html_template_urlfilter', escaper((url) => (isSafeUrl(url) ? url : `#${refused}`))],
  ['_html_template_urlescaper', escaper((url) => encodeUrl(url, false))],
  ['_html_template_urlnormalizer', escaper((url) => encodeUrl(url, true))],
  [
    '_eval_args_',
    { fixed: [], variadic: 'any', call: (values, { check }) => string(print(values.map(follow), check)) },
  ],
]);

/** Here nil has no text. */
function textOf(values: readonly Optional[], check: CallContext['check']): Bytes {
  return print(values.filter((value) => value !== null).map(follow), check);
}

function follow(value: Optional): Optional {
  return value?.type.kind === 'pointer' ? indirect(value) : value;
}

function escapeText(text: Bytes): Bytes {
  return text.replaceAll(/[\0"&'+<>]/g, (character) => inText.get(character) ?? character);
}

/** Also escapes what ends a value without quotes, and characters that some browsers read as spaces. */
function escapeUnquoted(text: Bytes): Bytes {
  if (text === '') return refused;
  return text
    .replaceAll(/[\0\t-\r "&'+<=>`]/g, (character) => unquoted.get(character) ?? character)
    .replaceAll(/[\x80-\xff]+/g, escapeNoncharacters);
}

function escapeNoncharacters(text: Bytes): Bytes {
  const parts: Bytes[] = [];
  for (let at = 0; at < text.length; ) {
    const { rune, size } = decodeRune(text, at);
    const noncharacter = (rune >= 0xfdd0 && rune <= 0xfdef) || (rune >= 0xfff0 && rune <= 0xffff);
    parts.push(noncharacter ? `&#x${rune.toString(16)};` : text.slice(at, at + size));
    at += size;
  }
  return parts.join('');
}

function filterName(text: Bytes): Bytes {
  const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return /^[0-9a-z]+$/.test(lower) && attributeType(lower) === 'plain' ? lower : refused;
}

/** The allowed schemes of a URL are http, https and mailto. */
function isSafeUrl(url: Bytes): boolean {
  const [scheme = '', ...rest] = url.split(':');
  return rest.length === 0 || scheme.includes('/') || /^(?:https?|mailto)$/i.test(scheme);
}

/** @param whole whether the text is a whole URL, which keeps its reserved characters and escapes */
function encodeUrl(url: Bytes, whole: boolean): Bytes {
  const escaped = whole ? /%(?![0-9a-fA-F]{2})|[^%!#$&*+,/:;=?@[\]\-._~a-zA-Z0-9]/g : /[^\-._~a-zA-Z0-9]/g;
  return url.replaceAll(escaped, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The functions that escape the value of an action in a context, which must be nudged. */
export function escapersFor({ state, delim, urlPart }: Context): readonly string[] {
  const inAttribute =
    delim === 'delimNone'
      ? []
      : [delim === 'delimSpaceOrTagEnd' ? '_html_template_nospaceescaper' : '_html_template_attrescaper'];
  switch (state) {
    case 'stateText':
      return ['_html_template_htmlescaper'];
    case 'stateRCDATA':
      return ['_html_template_rcdataescaper', ...inAttribute];
    case 'stateHTMLCmt':
      return ['_html_template_commentescaper', ...inAttribute];
    case 'stateAttrName':
      return ['_html_template_htmlnamefilter', ...inAttribute];
    case 'stateURL':
      if (urlPart === 'urlPartNone')
        return ['_html_template_urlfilter', '_html_template_urlnormalizer', ...inAttribute];
      return [
        urlPart === 'urlPartPreQuery' ? '_html_template_urlnormalizer' : '_html_template_urlescaper',
        ...inAttribute,
      ];
    default:
      return inAttribute;
  }
}
