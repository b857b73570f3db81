import type { Execution, Frame, MissingKey } from './evaluator/frame.ts';
import { walkList } from './evaluator/walk.ts';
import { type GoTemplateError, TemplateFailure } from './go-template-error.ts';
import { parse, type Template } from './parse.ts';
import { fromBytes } from './text/bytes.ts';
import type { GoValue } from './values/go-value.ts';
import { toValue } from './values/to-value.ts';
import { unwrap } from './values/value.ts';

export interface ExecuteOptions {
  /** Go's Option("missingkey=…"): the value of a key that a map does not have. */
  readonly missingKey?: MissingKey;
}

export type TemplateResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: GoTemplateError };

/**
 * Executes a parsed template over data, within limits of time and memory.
 *
 * @returns the text, or the error; never throws because of the template
 * @throws {TypeError} if typed data does not fit its type
 */
export function execute(
  template: Template,
  data: GoValue,
  { missingKey = 'default' }: ExecuteOptions = {},
): TemplateResult {
  const dot = unwrap(toValue(data));
  const execution: Execution = { template, missingKey, output: [], outputSize: 0, steps: 0, depth: 0 };
  const { name, bodies } = template;
  const frame: Frame = { execution, templateName: name, variables: [{ name: '$', value: dot }], node: undefined };
  try {
    const body = bodies.get(name);
    if (body !== undefined) walkList(frame, dot, body);
    return { ok: true, text: fromBytes(execution.output.join('')) };
  } catch (error) {
    if (error instanceof TemplateFailure) return { ok: false, error: error.error };
    throw error;
  }
}

export interface TemplateRequest extends ExecuteOptions {
  readonly name: string;
  readonly text: string;
  readonly data: GoValue;
  readonly escaping: 'text' | 'html';
}

/** Parses a template and executes it once: `parse` and `execute` in one call. */
export function executeTemplate({ name, text, data, escaping, ...options }: TemplateRequest): TemplateResult {
  const parsed = parse(name, text, escaping);
  return parsed.ok ? execute(parsed.template, data, options) : parsed;
}
