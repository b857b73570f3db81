import type { Execution, Frame } from './evaluator/frame.ts';
import { walkList } from './evaluator/walk.ts';
import { builtins } from './functions/builtins.ts';
import { type GoTemplateError, TemplateFailure } from './go-template-error.ts';
import type { GoValue } from './go-value.ts';
import { escapeTemplates } from './html/escape-templates.ts';
import { parseTemplate } from './parser/parse-template.ts';
import { fromBytes, toBytes } from './text/bytes.ts';
import { toValue } from './values/to-value.ts';
import { unwrap } from './values/value.ts';

export interface TemplateRequest {
  /** As Go's template.New(name): errors carry it. */
  readonly name: string;
  readonly text: string;
  readonly data: GoValue;
  /** As Go's text/template or html/template. */
  readonly escaping: 'text' | 'html';
  /** As Go's Option("missingkey=…"): what a key that a map does not have stands for. */
  readonly missingKey?: 'default' | 'zero' | 'error';
}

export type TemplateResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: GoTemplateError };

/**
 * Executes a Go template as Go's text/template or html/template does, within limits of time and memory.
 * Source: https://pkg.go.dev/text/template and https://pkg.go.dev/html/template
 *
 * @returns the text, or why there is none; nothing is thrown for a template, whatever it holds
 * @throws {TypeError} if typed data does not fit its type
 */
export function executeTemplate(request: TemplateRequest): TemplateResult {
  const data = unwrap(toValue(request.data));
  try {
    const execution = prepare(request);
    const { parseName, templates } = execution;
    const frame: Frame = {
      execution,
      templateName: parseName,
      variables: [{ name: '$', value: data }],
      node: undefined,
    };
    const body = templates.get(parseName);
    if (body !== undefined) walkList(frame, data, body);
    return { ok: true, text: fromBytes(execution.output.join('')) };
  } catch (error) {
    if (error instanceof TemplateFailure) return { ok: false, error: error.error };
    throw error;
  }
}

function prepare({ name, text, escaping, missingKey = 'default' }: TemplateRequest): Execution {
  const [parseName, source] = [toBytes(name), toBytes(text)];
  const parsed = parseTemplate(parseName, source, new Set(builtins.keys()));
  const { templates, functions } =
    escaping === 'html' ? escapeTemplates(parseName, source, parsed) : { templates: parsed, functions: builtins };
  return {
    parseName,
    text: source,
    templates,
    functions,
    missingKey,
    output: [],
    outputSize: 0,
    steps: 0,
    depth: 0,
  };
}
