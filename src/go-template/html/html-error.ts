import { TemplateFailure } from '../go-template-error.ts';
import { type Bytes, fromBytes } from '../text/bytes.ts';

/** Why html/template does not escape a template. All contexts with an error share it, and the ranges around add to it. */
export interface HtmlError {
  message: Bytes;
  /** Where in the template, in bytes. */
  readonly position?: number;
  /** Where the position is not known. */
  line?: number;
  readonly unsupported?: true;
}

/** The failure for an error, worded as Go does. */
export function htmlFailure(name: Bytes, source: Bytes, error: HtmlError): TemplateFailure {
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
  const before = source.slice(0, error.position);
  const line = before.split('\n').length;
  const column = before.length - (before.lastIndexOf('\n') + 1);
  const message = `html/template:${template}:${line}:${column}: ${fromBytes(error.message)}`;
  return new TemplateFailure({ phase, template, line, column, message });
}
