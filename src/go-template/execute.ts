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
  /** Why the execution has to end, as a predicate about the template; undefined if it may go on. It is asked often. */
  readonly interrupt?: () => string | undefined;
}

export type TemplateResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: GoTemplateError };

function never(): undefined {
  return undefined;
}

/**
 * Executes a parsed template over data, within limits of time and memory.
 *
 * @returns the text, or the error; never throws because of the template
 * @throws {TypeError} if typed data does not fit its type
 */
export function execute(
  template: Template,
  data: GoValue,
  { missingKey = 'default', interrupt = never }: ExecuteOptions = {},
): TemplateResult {
  const dot = unwrap(toValue(data));
  const execution: Execution = {
    ...{ template, missingKey, interrupt },
    ...{ output: [], outputSize: 0, steps: 0, nextLook: 0, depth: 0 },
  };
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
