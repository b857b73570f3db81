import type { Data } from '../values/data.ts';
import { reservedWords } from './write-flow.ts';

/** A line of a block without its indentation: a key (plain or in double quotes) and its value. */
const entry = /^([A-Za-z][A-Za-z0-9_./-]*|"(?:[^"\\]|\\.)*"):(?: (.*))?$/;

/** Text that every YAML reader reads as the same string without quotes. */
const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const integer = /^(?:0|-?[1-9][0-9]{0,14})$/;

/** The tokens of a value on one line, as `writeFlow` writes it: brackets, commas, text in double quotes, plain words. */
const pieces = /[{}[\],]|"(?:[^"\\]|\\.)*"(?:: ?)?|[^\s{}[\],":]+(?:: )?|\s+/y;

/** White space that YAML treats as text, as an error, or as the end of a line. */
const otherSpace = /[^\S \n]/;

/** Thrown and caught only in this file. */
const unusual = Symbol('unusual');

type Line = { readonly indent: number; readonly text: string };
/** Levels of maps and lists, more than values can have. Reading is recursive, and so is writing. */
const deepest = 1000;

type Mutable = { [key: string]: Data };

/**
 * Reads the YAML that templates render: nearly always blocks of maps and lists, with values as `writeFlow` writes them. It is
 * many times as fast as a reader of all YAML.
 *
 * @returns undefined for any other YAML, and for errors
 */
export function readPlainYaml(text: string): Data | undefined {
  if (otherSpace.test(text)) return undefined;
  try {
    const reader = { lines: splitLines(text), at: 0 };
    const data = readBlock(reader, 0);
    return reader.at === reader.lines.length ? data : undefined;
  } catch (error) {
    if (error !== unusual) throw error;
    return undefined;
  }
}

type Reader = { readonly lines: Line[]; at: number };

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    const content = line.trimStart();
    if (content === '') continue;
    lines.push({ indent: line.length - content.length, text: content.trimEnd() });
  }
  return lines;
}

function readBlock(reader: Reader, indent: number): Data {
  const line = reader.lines[reader.at];
  if (line === undefined || line.indent !== indent || indent > 2 * deepest) throw unusual;
  return isItem(line) ? readList(reader, indent) : readMap(reader, indent);
}

function isItem({ text }: Line): boolean {
  return text.startsWith('- ') || text === '-';
}

function readMap(reader: Reader, indent: number): Data {
  const map: Mutable = {};
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent || (line.indent === indent && isItem(line))) return map;
    const [, key = '', value] = (line.indent === indent && entry.exec(line.text)) || [];
    if (key === '') throw unusual;
    reader.at += 1;
    addEntry(map, readKey(key), value === undefined || value === '' ? readNested(reader, indent) : readFlow(value));
  }
}

/** A list may have the same indentation as its key. */
function readNested(reader: Reader, indent: number): Data {
  const line = reader.lines[reader.at];
  if (line === undefined || line.indent < indent) return null;
  if (line.indent > indent) return readBlock(reader, line.indent);
  return isItem(line) ? readList(reader, indent) : null;
}

function readList(reader: Reader, indent: number): Data {
  const items: Data[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent) return items;
    if (line.indent > indent) throw unusual;
    if (!isItem(line)) return items;
    const rest = line.text.slice(2).trimStart();
    if (rest === '' || rest.startsWith('- ')) throw unusual;
    if (!entry.test(rest)) {
      items.push(readFlow(rest));
      reader.at += 1;
      continue;
    }
    // `- key: value` begins a map; its other keys are below this one.
    const inner = indent + line.text.length - rest.length;
    reader.lines[reader.at] = { indent: inner, text: rest };
    items.push(readMap(reader, inner));
  }
}

function readFlow(text: string): Data {
  if (plain.test(text) || integer.test(text)) return readWord(text);
  const tokens: string[] = [];
  pieces.lastIndex = 0;
  while (pieces.lastIndex < text.length) {
    const token = pieces.exec(text)?.[0];
    if (token === undefined) throw unusual;
    if (token.trim() !== '') tokens.push(token.trim());
  }
  const reader = { tokens, at: 0, depth: 0 };
  const data = readToken(reader);
  if (reader.at !== tokens.length) throw unusual;
  return data;
}

type Tokens = { readonly tokens: readonly string[]; at: number; depth: number };

function readToken(reader: Tokens): Data {
  const token = reader.tokens[reader.at] ?? '';
  reader.at += 1;
  if (token === '{' || token === '[') {
    reader.depth += 1;
    if (reader.depth > deepest) throw unusual;
    const data = token === '{' ? readFlowMap(reader) : readFlowList(reader);
    reader.depth -= 1;
    return data;
  }
  if (token === '' || token.endsWith(':')) throw unusual;
  return readWord(token);
}

function readFlowMap(reader: Tokens): Data {
  const map: Mutable = {};
  while (reader.tokens[reader.at] !== '}') {
    const key = reader.tokens[reader.at] ?? '';
    if (!key.endsWith(':')) throw unusual;
    reader.at += 1;
    addEntry(map, readKey(key.slice(0, -1)), readToken(reader));
    readComma(reader, '}');
  }
  reader.at += 1;
  return map;
}

function readFlowList(reader: Tokens): Data {
  const items: Data[] = [];
  while (reader.tokens[reader.at] !== ']') {
    items.push(readToken(reader));
    readComma(reader, ']');
  }
  reader.at += 1;
  return items;
}

function readComma(reader: Tokens, end: string): void {
  if (reader.tokens[reader.at] === end) return;
  if (reader.tokens[reader.at] !== ',' || reader.tokens[reader.at + 1] === end) throw unusual;
  reader.at += 1;
}

function addEntry(map: Mutable, key: string, value: Data): void {
  // This also rejects keys that every object inherits, such as `constructor`; they are unusual enough.
  if (map[key] !== undefined) throw unusual;
  map[key] = value;
}

function readKey(key: string): string {
  const word = readWord(key);
  if (typeof word !== 'string') throw unusual;
  return word;
}

function readWord(text: string): Data {
  if (text.startsWith('"')) return readQuoted(text);
  if (integer.test(text)) return Number(text);
  if (!plain.test(text)) throw unusual;
  if (!reservedWords.test(text)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  throw unusual;
}

/** JSON has fewer escapes than YAML, and all of them mean the same in YAML. */
function readQuoted(text: string): string {
  try {
    return JSON.parse(text);
  } catch {
    throw unusual;
  }
}
