import type { Builtin } from '../functions/builtin.ts';
import { builtins } from '../functions/builtins.ts';
import type { ListNode } from '../parser/node.ts';
import type { TemplateSet } from '../parser/parse-template.ts';
import type { Bytes } from '../text/bytes.ts';
import { contextText, textContext } from './context.ts';
import { escapeTree, startEscaper } from './escaper.ts';
import { htmlFailure } from './html-error.ts';
import { htmlEscapers } from './html-escapers.ts';
import { rewrite } from './rewrite.ts';

export interface EscapedTemplates {
  readonly templates: TemplateSet;
  /** The functions that the templates call: those of all templates, and the escapers. */
  readonly functions: ReadonlyMap<string, Builtin>;
}

/**
 * Has every action of a template escape its value for the place where it stands, as Go's html/template does: in text,
 * tags, comments, attributes, URLs, textareas and titles.
 * Source: https://pkg.go.dev/html/template#hdr-Contexts
 *
 * @throws {TemplateFailure} if Go refuses the template, or it has scripts or styles
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
