import { type Bytes, firstRunes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { type Context, type Element, startState, textContext } from './context.ts';

/** The context after a piece of text, and how many bytes the piece has. */
export type Transition = readonly [context: Context, size: number];

const elements: { readonly [name: string]: Element } = {
  textarea: 'elementTextarea',
  title: 'elementTitle',
  meta: 'elementMeta',
};

/** Moves past the next piece of text outside of attribute values. */
export function transition(context: Context, text: Bytes): Transition {
  switch (context.state) {
    case 'stateText':
      return inText(context, text);
    case 'stateTag':
      return inTag(context, text);
    case 'stateAttrName':
      return inAttributeName(context, text);
    case 'stateAfterName':
      return afterName(context, text);
    case 'stateBeforeValue':
      return beforeValue(context, text);
    case 'stateHTMLCmt': {
      const end = text.indexOf('-->');
      return end < 0 ? [context, text.length] : [textContext, end + 3];
    }
    case 'stateURL':
      return inUrl(context, text);
    default:
      return [context, text.length];
  }
}

/** The offset of the end tag of a textarea or title; -1 if there is none. */
export function endTagAt(element: Element, text: Bytes): number {
  const name = element === 'elementTextarea' ? 'textarea' : element === 'elementTitle' ? 'title' : '';
  return text.search(new RegExp(`</${name}[> \\t\\n\\f/]`, 'i'));
}

export function htmlError(context: Context, message: Bytes): Context {
  return { ...textContext, state: 'stateError', error: { message }, element: context.element };
}

/** Scripts and styles, which html/template supports and routing templates do not have. */
function unsupported(context: Context, what: string): Context {
  const message = `${what} is not supported in a template that is escaped as HTML`;
  return { ...htmlError(context, message), error: { message, unsupported: true } };
}

function inText(context: Context, text: Bytes): Transition {
  for (let from = 0; ; ) {
    const start = text.indexOf('<', from);
    if (start < 0 || start + 1 === text.length) return [context, text.length];
    if (text.startsWith('<!--', start)) return [{ ...textContext, state: 'stateHTMLCmt' }, start + 4];
    const closing = text.charAt(start + 1) === '/';
    const nameStart = start + (closing ? 2 : 1);
    if (nameStart === text.length) return [context, text.length];
    const name = /^[a-zA-Z](?:[a-zA-Z0-9]|[:-](?=[a-zA-Z0-9]))*/.exec(text.slice(nameStart))?.[0];
    if (name !== undefined) {
      const lower = name.toLowerCase();
      const end = nameStart + name.length;
      if (!closing && (lower === 'script' || lower === 'style'))
        return [unsupported(context, `<${lower}>`), text.length];
      const element = closing ? 'elementNone' : (elements[lower] ?? 'elementNone');
      return [{ ...textContext, state: 'stateTag', element }, end];
    }
    from = nameStart;
  }
}

function inTag(context: Context, text: Bytes): Transition {
  const start = passSpace(text);
  if (start === text.length) return [context, text.length];
  if (text.charAt(start) === '>') return [afterTag(context), start + 1];
  const end = nameEnd(text, start);
  if (typeof end !== 'number') return [end, text.length];
  if (end === start) {
    const message = `expected space, attr name, or end of tag, but got ${quote(text.slice(start))}`;
    return [htmlError(textContext, message), text.length];
  }
  const name = text.slice(start, end).toLowerCase();
  const type = attributeType(name);
  if (
    type === 'css' ||
    type === 'js' ||
    type === 'srcset' ||
    (context.element === 'elementMeta' && name === 'content')
  ) {
    return [unsupported(context, `the attribute ${name}`), text.length];
  }
  const state = end === text.length ? 'stateAttrName' : 'stateAfterName';
  const attr = type === 'url' ? 'attrURL' : 'attrNone';
  return [{ ...textContext, state, element: context.element, attr }, end];
}

function afterTag({ element }: Context): Context {
  if (element === 'elementMeta' || element === 'elementNone') return textContext;
  return { ...textContext, state: 'stateRCDATA', element };
}

function inAttributeName(context: Context, text: Bytes): Transition {
  const end = nameEnd(text, 0);
  if (typeof end !== 'number') return [end, text.length];
  return [end === text.length ? context : { ...context, state: 'stateAfterName' }, end];
}

function afterName(context: Context, text: Bytes): Transition {
  const end = passSpace(text);
  if (end === text.length) return [context, end];
  return text.charAt(end) === '='
    ? [{ ...context, state: 'stateBeforeValue' }, end + 1]
    : [{ ...context, state: 'stateTag' }, end];
}

function beforeValue(context: Context, text: Bytes): Transition {
  const start = passSpace(text);
  if (start === text.length) return [context, start];
  const character = text.charAt(start);
  const delim = character === "'" ? 'delimSingleQuote' : character === '"' ? 'delimDoubleQuote' : 'delimSpaceOrTagEnd';
  const size = delim === 'delimSpaceOrTagEnd' ? start : start + 1;
  return [{ ...context, state: startState(context.attr), delim }, size];
}

function inUrl(context: Context, text: Bytes): Transition {
  if (/[#?]/.test(text)) return [{ ...context, urlPart: 'urlPartQueryOrFrag' }, text.length];
  const begins = context.urlPart === 'urlPartNone' && passSpace(text) < text.length;
  return [begins ? { ...context, urlPart: 'urlPartPreQuery' } : context, text.length];
}

function passSpace(text: Bytes): number {
  const end = text.search(/[^ \t\n\f\r]/);
  return end < 0 ? text.length : end;
}

/** The offset at which the name of an attribute ends, or an error. */
function nameEnd(text: Bytes, start: number): number | Context {
  const found = text.slice(start).search(/[ \t\n\f\r=>'"<]/);
  if (found < 0) return text.length;
  const character = text.charAt(start + found);
  if (!`'"<`.includes(character)) return start + found;
  return htmlError(textContext, `${quote(character)} in attribute name: ${quote(firstRunes(text, 32))}`);
}

type AttributeType = 'plain' | 'url' | 'css' | 'js' | 'srcset' | 'html' | 'unsafe';

const names = (type: AttributeType, text: string) => text.split(' ').map((name) => [name, type] as const);

/** The attributes whose values html/template escapes in a special way, and those that change the meaning of others. */
const special: ReadonlyMap<string, AttributeType> = new Map([
  ...names('url', 'action archive background cite classid codebase data formaction href icon longdesc manifest poster'),
  ...names('url', 'profile src usemap xmlns'),
  ...names('unsafe', 'accept-charset async challenge charset content crossorigin defer enctype form formenctype'),
  ...names(
    'unsafe',
    'formmethod formnovalidate http-equiv keytype language method novalidate pattern rel sandbox type',
  ),
  ...names('unsafe', 'value'),
  ...names('css', 'style'),
  ...names('srcset', 'srcset'),
  ...names('html', 'srcdoc'),
]);

/** Plain, although the name looks like that of a URL or a script. */
const plain: ReadonlySet<string> = new Set(['srclang']);

/**
 * The type of the value of an attribute.
 * Source: https://pkg.go.dev/html/template#hdr-Namespaced_and_data__attributes and the HTML standard
 *
 * @param name in lower case
 */
export function attributeType(name: Bytes): AttributeType {
  const [prefix = '', ...rest] = name.split(':');
  const data = name.startsWith('data-');
  if (!data && prefix === 'xmlns' && rest.length > 0) return 'url';
  const own = data ? name.slice(5) : rest.length > 0 ? rest.join(':') : name;
  const known = special.get(own);
  if (known !== undefined) return known;
  if (plain.has(own)) return 'plain';
  if (own.startsWith('on')) return 'js';
  return /src|uri|url/.test(own) ? 'url' : 'plain';
}
