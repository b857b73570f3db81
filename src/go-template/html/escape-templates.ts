import type { Builtin } from '../functions/builtin.ts';
import { builtins } from '../functions/builtins.ts';
import { placeAt, TemplateFailure } from '../go-template-error.ts';
import type { ListNode } from '../parser/node.ts';
import type { TemplateSet } from '../parser/parse-template.ts';
import { type Bytes, fromBytes } from '../text/bytes.ts';
import { contextText, type HtmlError, textContext } from './context.ts';
import { escapeTree, startEscaper } from './escaper.ts';
import { htmlEscapers } from './html-escapers.ts';
import { rewrite } from './rewrite.ts';

export interface EscapedTemplates {
  readonly templates: TemplateSet;
  /** The functions that the templates call: the builtins and the escapers. */
  readonly functions: ReadonlyMap<string, Builtin>;
}

/**
 * Makes every action of a template escape its value for its place in the page, as Go's html/template does: in text,
 * tags, comments, attributes, URLs, textareas and titles.
 * Source: https://pkg.go.dev/html/template#hdr-Contexts
 *
 * @throws {TemplateFailure} if Go rejects the template, or it has scripts or styles
 */
export function escapeTemplates(name: Bytes, source: Bytes, templates: TemplateSet): EscapedTemplates {
  const exceed = (message: Bytes, position: number) => {
    throw htmlFailure(name, source, { message, position, unsupported: true });
  };
  const escaper = startEscaper(templates, { steps: 0, depth: 0, exceed });
  const [context] = escapeTree(escaper, textContext, name);
  if (context.error !== undefined) throw htmlFailure(name, source, context.error);
  if (context.state !== 'stateText') {
    throw htmlFailure(name, source, { message: `ends in a non-text context: ${contextText(context)}` });
  }
  const all = new Map<Bytes, ListNode>([...templates, ...escaper.derived]);
  return {
    templates: new Map([...all].map(([key, body]) => [key, rewrite(body, escaper)])),
    functions: new Map([...builtins, ...htmlEscapers]),
  };
}

/** The failure for an error, in Go's words. */
function htmlFailure(name: Bytes, source: Bytes, error: HtmlError): TemplateFailure {
  const template = fromBytes(name);
  const phase = error.unsupported ? 'limit' : 'execute';
  if (error.position === undefined) {
    const { line = 0 } = error;
    const place = line === 0 ? template : `${template}:${line}`;
    return new TemplateFailure({
      phase,
      template,
      line,
      message: `html/template:${place}: ${fromBytes(error.message)}`,
    });
  }
  const { line, column } = placeAt(source, error.position);
  const message = `html/template:${template}:${line}:${column}: ${fromBytes(error.message)}`;
  return new TemplateFailure({ phase, template, line, column, message });
}
