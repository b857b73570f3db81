import type { Node } from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';

/** The state of a page at a place in the template, with the names in Go's errors. */
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

/** Why html/template does not escape a template. Contexts share the error; the ranges around it add to the message. */
export interface HtmlError {
  message: Bytes;
  /** The position in the template, in bytes. */
  readonly position?: number;
  /** The line, if the position is not known. */
  line?: number;
  readonly unsupported?: true;
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

/** The name of a template in a context: each context needs its own escaping. */
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

/** The context of an action where the next character decides: an action is a value or a name. */
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

interface Jump {
  readonly context: Context;
  readonly node: Node & { readonly kind: 'break' | 'continue' };
}

/** The contexts in which a range is left early. */
export interface Jumps {
  readonly break: Jump[];
  readonly continue: Jump[];
}

/** The context after two branches, which must end in the same context. */
export function joinContexts(one: Context, other: Context, node: Node, name: string): Context {
  if (one.state === 'stateError' || other.state === 'stateDead') return one;
  if (other.state === 'stateError' || one.state === 'stateDead') return other;
  if (sameContext(one, other)) return one;
  if (sameContext({ ...one, urlPart: other.urlPart }, other)) return { ...one, urlPart: 'urlPartUnknown' };
  const [nudgedOne, nudgedOther] = [nudge(one), nudge(other)];
  if (!(sameContext(nudgedOne, one) && sameContext(nudgedOther, other))) {
    const joined = joinContexts(nudgedOne, nudgedOther, node, name);
    if (joined.state !== 'stateError') return joined;
  }
  const message = `{{${name}}} branches end in different contexts: ${contextText(one)}, ${contextText(other)}`;
  return { ...textContext, state: 'stateError', error: { message, position: node.position } };
}

/** The context after a range, with all its breaks and continues. */
export function joinJumps(after: Context, jumps: Jumps): Context {
  let context = after;
  for (const { context: left, node } of [...jumps.break, ...jumps.continue]) {
    context = joinContexts(context, left, node, 'range');
    if (context.error !== undefined) {
      context.error.line = node.line;
      context.error.message = `at range loop ${node.kind}: ${context.error.message}`;
      break;
    }
  }
  return context;
}
