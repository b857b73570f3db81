import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../limits.ts';
import { checkCharacters, checkLineSeparators, checkSyntax } from './check-syntax.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The events of a file. Reports a problem and returns undefined if the file is not YAML. Also reports what Helm would
 * read differently.
 *
 * @param most how many keys and values the file may have
 */
export function parseSource(file: SourceFile, most: number = limits.values): readonly Event[] | undefined {
  if (file.diagnostics.length > 0 || !checkCharacters(file)) return undefined;
  const events = parse(file, most);
  if (events === undefined) return undefined;
  checkSyntax(file, events);
  checkLineSeparators(file, events);
  return events;
}

function parse(file: SourceFile, most: number): readonly Event[] | undefined {
  const excess = findExcess(file.text, most);
  if (excess !== undefined) {
    file.report({ code: 'yaml-limit', start: 0, message: `the file has more than ${excess}`, hint: 'split the file' });
    return undefined;
  }
  try {
    const events = parseEvents(file.text, { maxDepth: limits.depth });
    if (events.length <= most) return events;
    const message = `the file has more than ${most} keys and values`;
    file.report({ code: 'yaml-limit', start: 0, message, hint: 'a release needs only a few hundred' });
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    if (error.reason.startsWith('nesting exceeded')) {
      const message = `the values are nested deeper than ${limits.depth} levels`;
      file.report({ code: 'yaml-limit', start: offset, message, hint: 'nest them less deeply' });
    } else {
      const { at, ...explanation } = explainSyntaxError(error.reason, file.text, offset);
      file.report({ code: 'yaml-syntax', start: at, ...explanation });
    }
    return undefined;
  }
}

/** What a file has so many of that its events would not fit into memory. The parser itself does not count. */
function findExcess(text: string, most: number): string | undefined {
  let marks = 0;
  for (let index = 0; index < text.length && marks <= limits.marks; index += 1) {
    if (isMark(text.charCodeAt(index))) marks += 1;
  }
  if (marks > limits.marks) {
    return most < limits.marks ? `${most} keys and values` : `${limits.marks} lines, commas and opening brackets`;
  }
  let documents = 0;
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 4)) documents += 1;
  return documents > limits.documents ? `${limits.documents} documents` : undefined;
}

/** Line feeds, carriage returns, commas, brackets and braces. */
function isMark(code: number): boolean {
  return code === 10 || code === 13 || code === 44 || code === 91 || code === 123;
}

interface Explanation {
  /** The offset that the explanation is about. */
  readonly at: number;
  readonly message: string;
  readonly hint?: string;
}

interface Line {
  readonly before: string;
  readonly after: string;
}

const quoteIt = 'put the value in quotes';
const writeValue = 'write the value itself, or put the text in quotes';
const goTemplate = /\{\{-?\s*(?:[.$(]|(?:if|else|end|with|range|define|template|include|toYaml|tpl|default|quote)\b)/;

/** The message of js-yaml, and our message and hint for it. The first pattern that matches counts. */
const byReason: readonly (readonly [RegExp, string, string])[] = [
  [/within a (?:single|double) quoted/, 'a quote opened above is never closed', 'close the quote'],
  [/quoted scalar or a flow/, 'a quote or bracket opened above is never closed', 'close it'],
  [/within a flow collection/, 'a bracket opened above is never closed', 'close it with } or ]'],
  [
    /deficient indentation/,
    'this line is inside a quote or bracket opened above, so it must be indented more than its key',
    'close the quote or bracket, or indent the line',
  ],
  [/lone dash/, 'a single - is not a value between brackets', quoteIt],
  [/missed comma/, 'a comma is missing between two items in brackets', 'write a comma between them'],
  [/expected the node content/, 'a value is missing between two commas', 'remove one of the commas'],
  [
    /unknown escape/,
    'this is not an escape that double quotes allow',
    'write \\\\ for a backslash, or use single quotes',
  ],
  [/hexadecimal/, 'this escape needs more hexadecimal digits', 'write \\x12, \\u1234 or \\U00012345'],
  [
    /multiline key|expected ':'/,
    'this line is neither `key: value` nor part of the value above',
    'write `key: value`, or indent the line to continue the value above',
  ],
  [/whitespace character is expected/, 'the space after the colon is missing', 'put a space after the colon'],
  [/line break is expected/, 'block text must begin on the line below | or >', 'begin the text on the next line'],
  [/chomping|indentation width/, 'this block header is not valid', 'write | or >, optionally with -, + or a digit'],
  [/undeclared tag handle/, 'this tag uses a prefix that no %TAG line declares', 'remove the tag'],
  [/tag /, 'YAML does not know this tag', 'remove the tag, or quote a value that begins with !'],
  [/anchor|alias/, 'this is not a valid anchor name', 'quote a value that begins with & or *'],
  [/directive|YAML version/, 'YAML does not know this % directive', 'remove the line'],
  [/JSON character|printable/, 'this character is not allowed here', 'write it as an escape in double quotes'],
];

/**
 * Explains to the author of a file why it is not YAML.
 *
 * @param reason the message of js-yaml
 * @param offset the place that js-yaml reports
 */
function explainSyntaxError(reason: string, text: string, offset: number): Explanation {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = { before: text.slice(lineStart, offset), after: text.slice(offset).split(/[\r\n]/, 1)[0] ?? '' };
  const indentation = /^[ \t]*/.exec(line.before + line.after)?.[0] ?? '';
  if (indentation.includes('\t')) {
    const at = lineStart + indentation.indexOf('\t');
    return { at, message: 'this line is indented with a tab, but YAML allows only spaces', hint: 'use spaces' };
  }
  if (/deficient/.test(reason) && line.before.includes('\t')) {
    const at = lineStart + line.before.indexOf('\t');
    return { at, message: 'this tab is not allowed between brackets', hint: 'use spaces' };
  }
  const template = goTemplate.exec(line.before + line.after);
  if (template !== null && lineStart + template.index <= offset) {
    return {
      at: lineStart + template.index,
      message: 'templates are not expanded in values files',
      hint: writeValue,
    };
  }
  if (/bad indentation|separator is expected/.test(reason)) {
    const isAbove = line.after.startsWith(':') || line.before.trim() === '';
    return (isAbove && explainLineAbove(text, lineStart, line)) || { at: offset, ...explainLine(line) };
  }
  const above = /multiline key/.test(reason) ? explainLineAbove(text, lineStart, line) : undefined;
  if (above !== undefined) return above;
  // At the end of the file the closing quote or bracket is missing, not the indentation.
  const open = /deficient/.test(reason) && text.slice(offset).trim() === '';
  const lone = /missed comma/.test(reason) && line.after.startsWith('-');
  const said = open ? 'within a quoted scalar or a flow collection' : lone ? 'lone dash' : reason;
  const known = byReason.find(([pattern]) => pattern.test(said));
  if (known === undefined) return { at: offset, message: 'this is not valid YAML' };
  return { at: offset, message: known[1], hint: known[2] };
}

/**
 * A line without a colon and a space is text, and js-yaml then complains about the line below. Undefined if the line
 * above is not such a line.
 */
function explainLineAbove(text: string, lineStart: number, line: Line): Explanation | undefined {
  const above = lastLine(text.slice(0, lineStart));
  if (above === undefined || /:(?:\s|$)/.test(above.content)) return undefined;
  if (/^-(?:\s|$)/.test((line.before + line.after).trimStart())) return explainKeyOfList(above);
  const isDeeper = above.indentation > (line.before + line.after).search(/\S/);
  if (line.before.trim() === '' && (isDeeper || above.content.startsWith('-'))) return undefined;
  return {
    at: above.at,
    message: 'expected `key: value`: the colon and a space are missing',
    hint: above.content.includes(':') ? 'put a space after the colon' : 'write a colon and a space after the key',
  };
}

/** A single word above a list item is most likely the key of the list. */
function explainKeyOfList({ at, content }: LineAbove): Explanation | undefined {
  if (!/^\w[\w.-]*$/.test(content)) return undefined;
  return { at, message: 'expected a key: the colon at the end of the line is missing', hint: `write ${content}:` };
}

interface LineAbove {
  readonly at: number;
  readonly content: string;
  readonly indentation: number;
}

/** The last line with content, if it is near the end. */
function lastLine(text: string): LineAbove | undefined {
  const lines = text.slice(-2000).split(/[\r\n]/);
  const line = lines.findLast((candidate) => /^[^#]/.test(candidate.trim()));
  if (line === undefined) return undefined;
  const content = line.trim();
  return { at: text.lastIndexOf(content), content, indentation: line.search(/\S/) };
}

/** js-yaml calls many faults bad indentation; the line itself shows which one it is. */
function explainLine({ before, after }: Line): Omit<Explanation, 'at'> {
  const first = after[0] ?? '';
  if (before.trim() === '') {
    if (/^-(?:\s|$)/.test(after)) {
      return {
        message: 'this list item is not indented like the one above it',
        hint: 'start all items in the same column',
      };
    }
    return {
      message: 'the indentation of this line does not match any line above it',
      hint: 'indent it like the lines next to it',
    };
  }
  if (/^[@`%]/.test(first)) return { message: `a value cannot begin with ${first}`, hint: quoteIt };
  if (/^[\]}]/.test(first))
    return { message: `this ${first} has no opening bracket`, hint: `remove it, or ${quoteIt}` };
  if (/^-(?:\s|$)/.test(after)) {
    return { message: 'a list cannot start on the same line as its key', hint: 'start it on the next line' };
  }
  if (/["']\s*$/.test(before)) {
    return {
      message: 'unexpected text after the closing quote',
      hint: "write '' for a ' in single quotes, and \\\" for a \" in double quotes",
    };
  }
  if (first === ':' && /:\s/.test(before)) {
    return { message: 'a value without quotes cannot contain a colon and a space', hint: quoteIt };
  }
  if (first === ':') {
    return {
      message: 'this key is indented more than the key above it, which already has a value',
      hint: 'indent it like the key above',
    };
  }
  return { message: 'unexpected text after the value', hint: quoteIt };
}
