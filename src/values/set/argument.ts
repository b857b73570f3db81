/** What is wrong with the argument of a flag, and at which offset. */
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

interface ReadText {
  readonly text: string;
  /** The character that ended the text; undefined at the end of the argument. */
  readonly stop: string | undefined;
  /** The offset after the stop. */
  readonly end: number;
}

/**
 * Reads up to one of the stop characters.
 *
 * @param escapes whether a backslash makes the next character plain; one at the end of an argument is dropped
 */
export function readUntil(argument: string, from: number, stops: string, escapes: boolean): ReadText {
  let text = '';
  let start = from;
  let index = from;
  for (; index < argument.length; index++) {
    const character = argument.charAt(index);
    if (stops.includes(character)) {
      return { text: text + argument.slice(start, index), stop: character, end: index + 1 };
    }
    if (escapes && character === '\\') {
      text += argument.slice(start, index);
      start = index + 1;
      index++;
    }
  }
  return { text: text + argument.slice(start), stop: undefined, end: argument.length };
}
