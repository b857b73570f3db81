import { type Bytes, fromBytes } from './text/bytes.ts';

/** Why a template failed. */
export interface GoTemplateError {
  /** `parse`: not a template. `execute`: an error at run time, also in Go. `limit`: more than `limits` allows. */
  readonly phase: 'parse' | 'execute' | 'limit';
  /** The name of the executing template, which can be one that `define` names. */
  readonly template: string;
  /** From 1; 0 if the error is in the template as a whole. */
  readonly line: number;
  /** In bytes from the start of the line, from 0, as Go counts; undefined for a parse error, as in Go. */
  readonly column?: number;
  /** As Go's Error() writes it, with name and position first. */
  readonly message: string;
}

/** Carries the error out of the parser or evaluator; `parse` and `execute` catch it. */
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

/** The line, from 1, and the column, in bytes from 0, of a position in a template. */
export function placeAt(source: Bytes, position: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, position);
  return { line: before.split('\n').length, column: before.length - (before.lastIndexOf('\n') + 1) };
}
