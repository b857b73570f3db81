import type { Position } from '../../diagnostics/position.ts';
import type { Scalar } from '../data.ts';
import { explainFileError } from '../explain-file-error.ts';
import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { ValueNode } from '../value-node.ts';
import type { ValuesFlag } from '../values-input.ts';
import { type ParseProblem, parseProblem, readUntil } from './argument.ts';
import { parseJson } from './parse-json.ts';

/** Reads the value at an offset of an argument; `end` is where the next assignment begins. */
export type ReadValue = (
  argument: string,
  from: number,
) => { readonly ok: true; readonly node: ValueNode; readonly end: number } | ParseProblem;

type ReadScalar = (text: string, offset: number) => { readonly ok: true; readonly value: Scalar } | ParseProblem;

/** How a flag reads the text after the `=`. (helm.sh/helm/v3/pkg/strvals) */
export function valueReader(flag: ValuesFlag, position: (offset: number) => Position): ReadValue {
  switch (flag.kind) {
    case 'set-literal':
      return (argument, from) => {
        const node = { kind: 'scalar', value: argument.slice(from), position: position(from) } as const;
        return { ok: true, node, end: argument.length };
      };
    case 'set-json':
      return (argument, from) => readJson(argument, from, position);
    case 'set':
      return textReader((text) => ({ ok: true, value: typedScalar(text) }), position);
    case 'set-string':
      return textReader((text) => ({ ok: true, value: text }), position);
    case 'set-file':
      return textReader((path, offset) => readTextFile(path, offset, flag.readFile), position);
  }
}

function textReader(readScalar: ReadScalar, position: (offset: number) => Position): ReadValue {
  return (argument, from) => {
    const scalar = (value: Scalar) => ({ kind: 'scalar', value, position: position(from) }) as const;
    // An empty value at the end of the argument is an empty text, for --set-file, too.
    if (from === argument.length) return { ok: true, node: scalar(''), end: from };
    if (argument[from] === '{') return readList(readScalar, argument, from, position);
    const { text, end } = readUntil(argument, from, ',', true);
    const read = readScalar(text, from);
    return read.ok ? { ok: true, node: scalar(read.value), end } : read;
  };
}

/** `{a,b}`; `{}` is a list with one empty text, as in Helm. */
function readList(
  readScalar: ReadScalar,
  argument: string,
  from: number,
  position: (offset: number) => Position,
): ReturnType<ReadValue> {
  const items: ValueNode[] = [];
  let offset = from + 1;
  for (;;) {
    const { text, stop, end } = readUntil(argument, offset, ',}', true);
    if (stop === undefined) return parseProblem(from, 'the list is not closed', 'close it with }');
    const read = readScalar(text, offset);
    if (!read.ok) return read;
    items.push({ kind: 'scalar', value: read.value, position: position(offset) });
    offset = end;
    if (stop === '}') {
      const node = { kind: 'list', items, position: position(from) } as const;
      return { ok: true, node, end: argument[end] === ',' ? end + 1 : end };
    }
  }
}

/** A JSON value; an empty one is null. White space and a comma may follow. */
function readJson(argument: string, from: number, position: (offset: number) => Position): ReturnType<ReadValue> {
  const start = skipSpace(argument, from);
  if (start === argument.length || argument[start] === ',') {
    return { ok: true, node: { kind: 'scalar', value: null, position: position(from) }, end: start + 1 };
  }
  const value = parseJson(argument, start, position);
  if (!value.ok) return value;
  const next = skipSpace(argument, value.end);
  return { ok: true, node: value.node, end: argument[next] === ',' ? next + 1 : next };
}

/** Skips what is white space in Go: unlike in JavaScript, U+0085 is and U+FEFF is not. */
function skipSpace(text: string, from: number): number {
  const space = /[\s\x85]/;
  let index = from;
  while (index < text.length && text[index] !== '\ufeff' && space.test(text.charAt(index))) index++;
  return index;
}

/** The text of a file that `--set-file` names. */
function readTextFile(
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
    return unreadable(path, offset, `it has more than ${limits.bytes / 1024} KiB`, 'remove what is not needed');
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return unreadable(path, offset, 'it is not UTF-8 text', 'encode it, e.g. as base64');
  }
}

function unreadable(path: string, offset: number, reason: string, hint: string): ParseProblem {
  const message = `cannot read the file ${quoteShortly(path)}: ${reason}`;
  return { ok: false, code: 'file-unreadable', offset, message, hint };
}

const integer = /^(?:0|[+-][0-9]+|[1-9][0-9]*)$/;
const limit = 2n ** 63n;

/**
 * The value that Helm's `--set` reads from a text: `true`, `false` and `null` in any case, 64-bit integers without
 * leading zeros. Everything else stays text, including `1.5` and `007`. (helm.sh/helm/v3/pkg/strvals)
 */
function typedScalar(text: string): Scalar {
  // With the flag u, i folds case as Go's strings.EqualFold does.
  if (/^true$/iu.test(text)) return true;
  if (/^false$/iu.test(text)) return false;
  if (/^null$/iu.test(text)) return null;
  // Without leading zeros 64 bits have 19 digits. A signed number may have zeros; BigInt must not read millions.
  if (!integer.test(text) || text.replace(/^[+-]?0*/, '').length > 19) return text;
  const value = BigInt(text.replace('+', ''));
  if (value >= limit || value < -limit) return text;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
