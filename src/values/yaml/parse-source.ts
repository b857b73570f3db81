import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../limits.ts';
import { checkCharacters, checkLineSeparators, checkSyntax } from './check-syntax.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The events of a file; undefined, and a problem reported, if it is not YAML. What Helm would read otherwise is reported,
 * too.
 *
 * @param most how many keys and values it may have
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
  try {
    const events = parseEvents(file.text, { maxDepth: limits.depth });
    if (events.length <= most) return events;
    const message = `the file has more than ${most} keys and values`;
    file.report({ code: 'yaml-limit', start: 0, message, hint: 'a release needs no more than a few hundred' });
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

/** What js-yaml says, and what we say instead. The first line whose pattern fits is taken. */
const byReason: readonly (readonly [RegExp, string, string])[] = [
  [/within a (?:single|double) quoted/, 'a quote that was opened above is never closed', 'close the quote'],
  [/quoted scalar or a flow/, 'a quote or bracket that was opened above is never closed', 'close it'],
  [/within a flow collection/, 'a bracket that was opened above is never closed', 'close it with } or ]'],
  [
    /deficient indentation/,
    'this line belongs to a quote or bracket that was opened above, but is not indented more than its key',
    'close the quote or bracket, or indent the line',
  ],
  [/lone dash/, 'a - alone is no value between brackets', quoteIt],
  [/missed comma/, 'a comma is missing between two things in brackets', 'separate them by a comma'],
  [/expected the node content/, 'there is nothing between two commas', 'remove one of the commas'],
  [/unknown escape/, 'no escape in double quotes begins like this', 'write \\\\ for a backslash, or use single quotes'],
  [/hexadecimal/, 'this escape needs more hexadecimal digits', 'write \\x12, \\u1234 or \\U00012345'],
  [
    /multiline key|expected ':'/,
    'this line is neither a key with its value nor part of the value above',
    'write key: value, or indent the line to continue the value above',
  ],
  [/whitespace character is expected/, 'there is no space after the colon', 'put a space behind the colon'],
  [/line break is expected/, 'the text of a block begins on the line below | or >', 'begin the text on the next line'],
  [/chomping|indentation width/, 'this is no header of a block of text', 'write | or >, maybe with - or + or a digit'],
  [/undeclared tag handle/, 'this tag uses a prefix that no %TAG line declares', 'remove the tag'],
  [/tag /, 'this is no tag that YAML knows', 'remove the tag, or quote a value that begins with !'],
  [/anchor|alias/, 'this is no name of an anchor', 'quote a value that begins with & or *'],
  [/directive|YAML version/, 'this % line is no directive that YAML knows', 'remove the line'],
  [/JSON character|printable/, 'this character is not allowed here', 'write it as an escape in double quotes'],
];

/**
 * Says what is wrong with a file that is not YAML, in words for its author.
 *
 * @param reason what js-yaml said
 * @param offset where it said so
 */
function explainSyntaxError(reason: string, text: string, offset: number): Explanation {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = { before: text.slice(lineStart, offset), after: text.slice(offset).split(/[\r\n]/, 1)[0] ?? '' };
  const indentation = /^[ \t]*/.exec(line.before + line.after)?.[0] ?? '';
  if (indentation.includes('\t')) {
    const at = lineStart + indentation.indexOf('\t');
    return { at, message: 'this line is indented with a tab, but YAML takes spaces only', hint: 'use spaces' };
  }
  if (/deficient/.test(reason) && line.before.includes('\t')) {
    const at = lineStart + line.before.indexOf('\t');
    return { at, message: 'this tab is not allowed between brackets', hint: 'use spaces' };
  }
  const template = goTemplate.exec(line.before + line.after);
  if (template !== null && lineStart + template.index <= offset) {
    return {
      at: lineStart + template.index,
      message: 'this is a template, and values files are not expanded',
      hint: writeValue,
    };
  }
  if (/bad indentation|separator is expected/.test(reason)) {
    const isAbove = line.after.startsWith(':') || line.before.trim() === '';
    return (isAbove && explainLineAbove(text, lineStart, line)) || { at: offset, ...explainLine(line) };
  }
  const above = /multiline key/.test(reason) ? explainLineAbove(text, lineStart, line) : undefined;
  if (above !== undefined) return above;
  // At the end of the file it is not the indentation that is missing.
  const open = /deficient/.test(reason) && text.slice(offset).trim() === '';
  const lone = /missed comma/.test(reason) && line.after.startsWith('-');
  const said = open ? 'within a quoted scalar or a flow collection' : lone ? 'lone dash' : reason;
  const known = byReason.find(([pattern]) => pattern.test(said));
  if (known === undefined) return { at: offset, message: 'this is not valid YAML' };
  return { at: offset, message: known[1], hint: known[2] };
}

/**
 * A line without a colon and a space is text, and js-yaml then complains of the line below. Undefined if it is not that.
 */
function explainLineAbove(text: string, lineStart: number, line: Line): Explanation | undefined {
  const above = lastLine(text.slice(0, lineStart));
  if (above === undefined || /:(?:\s|$)/.test(above.content)) return undefined;
  if (/^-(?:\s|$)/.test((line.before + line.after).trimStart())) return explainKeyOfList(above);
  const isDeeper = above.indentation > (line.before + line.after).search(/\S/);
  if (line.before.trim() === '' && (isDeeper || above.content.startsWith('-'))) return undefined;
  return {
    at: above.at,
    message: 'this line is no key with a value: it has no colon with a space behind it',
    hint: 'write key: value',
  };
}

/** A word above an item, where the key of the list is hardly anything but that word. */
function explainKeyOfList({ at, content }: LineAbove): Explanation | undefined {
  if (!/^\w[\w.-]*$/.test(content)) return undefined;
  return { at, message: 'this line is no key: it has no colon at its end', hint: `write ${content}:` };
}

interface LineAbove {
  readonly at: number;
  readonly content: string;
  readonly indentation: number;
}

/** The last line that holds something, if it is near the end. */
function lastLine(text: string): LineAbove | undefined {
  const lines = text.slice(-2000).split(/[\r\n]/);
  const line = lines.findLast((candidate) => /^[^#]/.test(candidate.trim()));
  if (line === undefined) return undefined;
  const content = line.trim();
  return { at: text.lastIndexOf(content), content, indentation: line.search(/\S/) };
}

/** js-yaml calls many things bad indentation; the line tells which it is. */
function explainLine({ before, after }: Line): Omit<Explanation, 'at'> {
  const first = after[0] ?? '';
  if (before.trim() === '') {
    if (/^-(?:\s|$)/.test(after)) {
      return { message: 'this list item is not indented like the one above it', hint: 'begin all items in one column' };
    }
    return { message: 'the indentation of this line fits nothing above it', hint: 'indent it like its neighbours' };
  }
  if (/^[@`%]/.test(first)) return { message: `a value cannot begin with ${first}`, hint: quoteIt };
  if (/^[\]}]/.test(first)) return { message: `this ${first} closes nothing`, hint: `remove it, or ${quoteIt}` };
  if (/^-(?:\s|$)/.test(after)) {
    return { message: 'a list cannot begin on the line of its key', hint: 'begin it on the next line' };
  }
  if (/["']\s*$/.test(before)) {
    return {
      message: 'there is text after the closing quote',
      hint: "write '' for a ' in single quotes, and \\\" for a \" in double quotes",
    };
  }
  if (first === ':' && /:\s/.test(before)) {
    return { message: 'a value without quotes cannot contain a colon and a space', hint: quoteIt };
  }
  if (first === ':') {
    return {
      message: 'this key is indented deeper than the key above it, which has a value already',
      hint: 'indent it like the key above',
    };
  }
  return { message: 'this does not belong to the value before it', hint: quoteIt };
}
