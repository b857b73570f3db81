import { type Bytes, fromBytes } from './text/bytes.ts';

/** Why a template gave no text. */
export interface GoTemplateError {
  /** `parse`: it is no template. `execute`: Go refuses it, too, when it runs. `limit`: it asks for more than we allow. */
  readonly phase: 'parse' | 'execute' | 'limit';
  /** The name of the template that was being executed, which `define` may have given. */
  readonly template: string;
  /** From 1; 0 where the fault is in the template as a whole. */
  readonly line: number;
  /** In bytes from the start of the line, from 0, as Go counts; Go does not say it of a parse error. */
  readonly column?: number;
  /** As Go's Error() says it, with name and position in front. */
  readonly message: string;
}

/** Carries the error out of the depths of the evaluator; executeTemplate catches it. */
export class TemplateFailure extends Error {
  readonly error: GoTemplateError;

  constructor(error: GoTemplateError) {
    super(error.message);
    this.error = error;
  }
}

export function parseFailure(template: Bytes, line: number, message: Bytes, phase: 'parse' | 'limit' = 'parse') {
  const name = fromBytes(template);
  return new TemplateFailure({
    phase,
    template: name,
    line,
    message: `template: ${name}:${line}: ${fromBytes(message)}`,
  });
}

/** The line, from 1, and the column, in bytes from 0, of a place in a template. */
export function placeAt(source: Bytes, position: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, position);
  return { line: before.split('\n').length, column: before.length - (before.lastIndexOf('\n') + 1) };
}
