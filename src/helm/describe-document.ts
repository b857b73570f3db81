import type { StreamDocument } from './split-stream.ts';
import { templateOf } from './template-of.ts';

/** A document as a message names it: by its number in the stream, and by the template if Helm says that. */
export function describeDocument(document: StreamDocument): string {
  const template = templateOf(document);
  const place = `document ${document.number} of the stream`;
  return template === undefined ? place : `${place} (${template})`;
}
