import type { Bytes } from '../text/bytes.ts';
import type { HtmlError } from './html-error.ts';

/** Where in a page a place in the template is; the names are those in Go's errors. */
export type State =
  | 'stateText'
  | 'stateTag'
  | 'stateAttrName'
  | 'stateAfterName'
  | 'stateBeforeValue'
  | 'stateHTMLCmt'
  | 'stateRCDATA'
  | 'stateAttr'
  | 'stateURL'
  | 'stateError'
  | 'stateDead';

export type Delimiter = 'delimNone' | 'delimDoubleQuote' | 'delimSingleQuote' | 'delimSpaceOrTagEnd';
export type UrlPart = 'urlPartNone' | 'urlPartPreQuery' | 'urlPartQueryOrFrag' | 'urlPartUnknown';
export type Element = 'elementNone' | 'elementTextarea' | 'elementTitle' | 'elementMeta';
export type Attribute = 'attrNone' | 'attrURL';

export interface Context {
  readonly state: State;
  readonly delim: Delimiter;
  readonly urlPart: UrlPart;
  readonly attr: Attribute;
  readonly element: Element;
  /** In stateError. */
  readonly error?: HtmlError;
}

export const textContext: Context = {
  state: 'stateText',
  delim: 'delimNone',
  urlPart: 'urlPartNone',
  attr: 'attrNone',
  element: 'elementNone',
};

export function sameContext(one: Context, other: Context): boolean {
  return (
    one.state === other.state &&
    one.delim === other.delim &&
    one.urlPart === other.urlPart &&
    one.attr === other.attr &&
    one.element === other.element &&
    one.error === other.error
  );
}

export function contextText({ state, delim, urlPart, attr, element }: Context): Bytes {
  return `{${state} ${delim} ${urlPart} jsCtxRegexp [] ${attr} ${element} <nil>}`;
}

/** The name of a template as it is executed in a context: another context needs another escaping. */
export function mangle(name: Bytes, { state, delim, urlPart, attr, element }: Context): Bytes {
  if (state === 'stateText') return name;
  const parts = [
    delim === 'delimNone' ? [] : delim,
    urlPart === 'urlPartNone' ? [] : urlPart,
    attr === 'attrNone' ? [] : attr,
    element === 'elementNone' ? [] : element,
  ].flat();
  return [`${name}$htmltemplate_${state}`, ...parts].join('_');
}

/** The context that an action is in, where the next character decides: an action is a value, or a name. */
export function nudge(context: Context): Context {
  switch (context.state) {
    case 'stateTag':
      return { ...context, state: 'stateAttrName' };
    case 'stateBeforeValue':
      return { ...context, state: startState(context.attr), delim: 'delimSpaceOrTagEnd', attr: 'attrNone' };
    case 'stateAfterName':
      return { ...context, state: 'stateAttrName', attr: 'attrNone' };
    default:
      return context;
  }
}

export function startState(attribute: Attribute): State {
  return attribute === 'attrURL' ? 'stateURL' : 'stateAttr';
}
