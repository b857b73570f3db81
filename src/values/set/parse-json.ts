import type { Position } from '../../diagnostics/position.ts';
import type { Scalar } from '../data.ts';
import { limits } from '../limits.ts';
import type { MapEntry, ValueNode } from '../value-node.ts';
import { type ParseProblem, parseProblem } from './argument.ts';

export type ParsedJson = { readonly ok: true; readonly node: ValueNode; readonly end: number } | ParseProblem;

interface Reader {
  readonly text: string;
  readonly position: (offset: number) => Position;
}

const word = /(?:true|false|null)/y;
const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const space = /[ \t\r\n]*/y;

/**
 * Reads one JSON value at the start of a text, whatever follows it. Like JSON.parse, but every part has its position,
 * integers keep every digit, and no key is special. If a key is set twice, the last one counts, as in Go.
 */
export function parseJson(text: string, from: number, position: (offset: number) => Position): ParsedJson {
  return parseValue({ text, position }, from, 0);
}

function parseValue(reader: Reader, from: number, depth: number): ParsedJson {
  const { text, position } = reader;
  if (depth > limits.depth) {
    return parseProblem(from, `the JSON is nested deeper than ${limits.depth} levels`, 'nest it less deeply');
  }
  const scalar = (value: Scalar, length: number): ParsedJson => {
    const node: ValueNode = { kind: 'scalar', value, position: position(from) };
    return { ok: true, node, end: from + length };
  };
  const first = text.charAt(from);
  if (first === '{') return parseMap(reader, from, depth);
  if (first === '[') return parseList(reader, from, depth);
  const read = readString(text, from);
  if (read !== undefined) return scalar(read.value, read.length);
  const named = match(word, text, from);
  if (named !== undefined) return scalar(JSON.parse(named), named.length);
  const digits = match(number, text, from);
  if (digits === undefined) {
    const hint = 'write JSON: text in double quotes, a number, true, false, null, [...] or {...}';
    return parseProblem(from, first === '' ? 'the JSON ends too early' : 'this is not JSON', hint);
  }
  const value = exactNumber(digits);
  if (Number.isFinite(Number(value))) return scalar(value, digits.length);
  return parseProblem(from, 'this number is too large', 'put it in double quotes if it is text');
}

function parseList(reader: Reader, from: number, depth: number): ParsedJson {
  const items: ValueNode[] = [];
  let offset = skipSpace(reader.text, from + 1);
  while (items.length > 0 || reader.text[offset] !== ']') {
    const item = parseValue(reader, offset, depth + 1);
    if (!item.ok) return item;
    items.push(item.node);
    offset = skipSpace(reader.text, item.end);
    if (reader.text[offset] === ']') break;
    if (reader.text[offset] !== ',') return parseProblem(offset, 'unexpected text in the JSON list', 'write , or ]');
    offset = skipSpace(reader.text, offset + 1);
  }
  return { ok: true, node: { kind: 'list', items, position: reader.position(from) }, end: offset + 1 };
}

function parseMap(reader: Reader, from: number, depth: number): ParsedJson {
  const { text, position } = reader;
  const entries = new Map<string, MapEntry>();
  let offset = skipSpace(text, from + 1);
  while (entries.size > 0 || text[offset] !== '}') {
    const key = readString(text, offset);
    if (key === undefined) return parseProblem(offset, 'a key is missing in the JSON', 'write "key": value');
    const colon = skipSpace(text, offset + key.length);
    if (text[colon] !== ':')
      return parseProblem(colon, 'the : after the key is missing in the JSON', 'write "key": value');
    const value = parseValue(reader, skipSpace(text, colon + 1), depth + 1);
    if (!value.ok) return value;
    entries.set(key.value, { keyPosition: position(offset), node: value.node });
    offset = skipSpace(text, value.end);
    if (text[offset] === '}') break;
    if (text[offset] !== ',') return parseProblem(offset, 'unexpected text in the JSON object', 'write , or }');
    offset = skipSpace(text, offset + 1);
  }
  return { ok: true, node: { kind: 'map', entries, position: position(from) }, end: offset + 1 };
}

function exactNumber(digits: string): number | bigint {
  const value = Number(digits);
  const exact = Number.isSafeInteger(value) || /[.eE]/.test(digits) || digits.length > 20;
  return exact ? value : BigInt(digits);
}

/** A string in quotes; undefined if there is none. A lone surrogate (`\ud800`) becomes U+FFFD, as in Go. */
function readString(text: string, from: number): { value: string; length: number } | undefined {
  if (text[from] !== '"') return undefined;
  let end = from + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  const quoted = text.slice(from, end + 1);
  try {
    return { value: String(JSON.parse(quoted)).toWellFormed(), length: quoted.length };
  } catch {
    return undefined;
  }
}

function match(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

function skipSpace(text: string, from: number): number {
  return from + (match(space, text, from) ?? '').length;
}
