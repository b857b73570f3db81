/** What is wrong with the argument of a flag; `offset` is where in the argument. */
export interface ParseProblem {
  readonly ok: false;
  readonly code: 'set-syntax' | 'file-unreadable';
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** A problem with the argument itself. */
export function parseProblem(offset: number, message: string, hint: string): ParseProblem {
  return { ok: false, code: 'set-syntax', offset, message, hint };
}
