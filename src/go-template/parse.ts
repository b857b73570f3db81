import type { Builtin } from './functions/builtin.ts';
import { builtins } from './functions/builtins.ts';
import { type GoTemplateError, TemplateFailure } from './go-template-error.ts';
import { escapeTemplates } from './html/escape-templates.ts';
import { parseTemplate, type TemplateSet } from './parser/parse-template.ts';
import { type Bytes, toBytes } from './text/bytes.ts';

/** A parsed template for `execute`. Its fields are internal. */
export interface Template {
  readonly name: Bytes;
  readonly source: Bytes;
  readonly bodies: TemplateSet;
  readonly functions: ReadonlyMap<string, Builtin>;
}

export type ParseResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly error: GoTemplateError };

/**
 * Parses a Go template as Go's text/template or html/template does. One template can be executed many times.
 * Source: https://pkg.go.dev/text/template and https://pkg.go.dev/html/template
 *
 * @param name as in Go's template.New(name): errors carry it
 * @param escaping `html` escapes every value for its place in the page. Go does this when it first executes a template,
 *   so these errors have the phase `execute`.
 * @returns the template, or the error; never throws
 */
export function parse(name: string, text: string, escaping: 'text' | 'html' = 'text'): ParseResult {
  const [inBytes, source] = [toBytes(name), toBytes(text)];
  try {
    const bodies = parseTemplate(inBytes, source, new Set(builtins.keys()));
    const { templates, functions } =
      escaping === 'html' ? escapeTemplates(inBytes, source, bodies) : { templates: bodies, functions: builtins };
    return { ok: true, template: { name: inBytes, source, bodies: templates, functions } };
  } catch (error) {
    if (error instanceof TemplateFailure) return { ok: false, error: error.error };
    throw error;
  }
}
