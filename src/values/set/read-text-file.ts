import { explainFileError } from '../explain-file-error.ts';
import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { ParseProblem } from './parse-problem.ts';

/** The text of a file that `--set-file` names. */
export function readTextFile(
  path: string,
  offset: number,
  readFile: (path: string) => Uint8Array,
): { readonly ok: true; readonly value: string } | ParseProblem {
  let bytes: Uint8Array;
  try {
    bytes = readFile(path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return unreadable(path, offset, explainFileError(error), 'write key=path');
  }
  if (bytes.length > limits.bytes) {
    return unreadable(path, offset, `it has more than ${limits.bytes / 1024} KiB`, 'leave out what is not needed');
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return unreadable(path, offset, 'it is not UTF-8 text', 'encode it, e.g. as base64');
  }
}

function unreadable(path: string, offset: number, reason: string, hint: string): ParseProblem {
  const message = `the file ${quoteShortly(path)} cannot be read: ${reason}`;
  return { ok: false, code: 'file-unreadable', offset, message, hint };
}
