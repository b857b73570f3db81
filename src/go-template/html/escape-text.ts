import type { TextNode } from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { type Context, type Delimiter, textContext } from './context.ts';
import { endTagAt, htmlError, type Transition, transition } from './transition.ts';

const delimiters: { readonly [delim in Delimiter]: RegExp } = {
  delimNone: /$/,
  delimDoubleQuote: /"/,
  delimSingleQuote: /'/,
  delimSpaceOrTagEnd: /[ \t\n\f\r>]/,
};

export interface EscapedText {
  /** After the text. */
  readonly context: Context;
  readonly text: Bytes;
}

/**
 * Follows a text through the page. Removes comments, and writes `&lt;` for a `<` that does not begin a tag.
 *
 * @param spend is called with the amount of work
 */
export function escapeText(start: Context, { text }: TextNode, spend: (steps: number) => void): EscapedText {
  let context = start;
  let escaped = '';
  let written = 0;
  for (let at = 0; at !== text.length; ) {
    spend(1 + ((text.length - at) >> 10));
    const [after, size] = afterText(context, text.slice(at));
    const end = at + size;
    if (context.state === 'stateText' || context.state === 'stateRCDATA') {
      const tag = after.state === context.state ? -1 : text.lastIndexOf('<', end - 1);
      const to = tag >= at ? tag : end;
      escaped += text.slice(written, at) + escapeLessThan(text, at, to);
      written = to;
    } else if (context.state === 'stateHTMLCmt') {
      written = end;
    }
    if (context.state !== after.state && after.state === 'stateHTMLCmt') {
      escaped += text.slice(written, end - 4);
      written = end;
    }
    context = after;
    at = end;
  }
  if (context.state !== 'stateHTMLCmt') escaped += text.slice(written);
  return { context, text: escaped };
}

/** In HTML a `<` is only the start of a tag, a comment or a doctype. */
function escapeLessThan(text: Bytes, from: number, to: number): Bytes {
  return text.slice(from, to).replaceAll('<', (_, offset: number) => {
    const doctype = text.slice(from + offset, from + offset + 9).toUpperCase() === '<!DOCTYPE';
    return doctype ? '<' : '&lt;';
  });
}

function afterText(context: Context, text: Bytes): Transition {
  if (context.delim !== 'delimNone') return afterAttributeText(context, text);
  const special = context.element === 'elementTextarea' || context.element === 'elementTitle';
  const end = special || context.element === 'elementMeta' ? endTagAt(context.element, text) : -1;
  if (end === 0) return [textContext, 0];
  return transition(context, end > 0 ? text.slice(0, end) : text);
}

/** The value of an attribute ends with its delimiter. */
function afterAttributeText(context: Context, text: Bytes): Transition {
  const found = text.search(delimiters[context.delim]);
  const end = found < 0 ? text.length : found;
  if (context.delim === 'delimSpaceOrTagEnd') {
    const bad = text.slice(0, end).search(/["'<=`]/);
    if (bad >= 0) {
      const message = `${quote(text.charAt(bad))} in unquoted attr: ${quote(text.slice(0, end))}`;
      return [htmlError(context, message), text.length];
    }
  }
  if (found < 0) return [transition(context, decodeEntities(text))[0], text.length];
  const after = { ...textContext, state: 'stateTag', element: context.element } as const;
  return [after, context.delim === 'delimSpaceOrTagEnd' ? end : end + 1];
}

/** The significant characters of a URL can be written as entities. */
function decodeEntities(text: Bytes): Bytes {
  return text
    .replaceAll(/&#(\d{1,4})(?!\d);?/g, (_, code: string) => String.fromCharCode(Number(code) & 0xff))
    .replaceAll(/&#[xX]([\da-fA-F]{1,2})(?![\da-fA-F]);?/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(/&(?:num|quest);/g, '#');
}
