import { sourceComment } from './source-comment.ts';
import type { StreamDocument } from './split-stream.ts';

/** A document as a message names it: by Helm's comment, or by its number in the stream. */
export function describeDocument(document: StreamDocument): string {
  const comment = sourceComment(document);
  return comment === undefined
    ? `document ${document.number} of the stream`
    : `document ${document.number} of the stream (${comment.replace(/^# Source: /, '')})`;
}
