import { cutExcerpt, type Excerpt } from '../terminal/cut-excerpt.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import { type TextStyle, textStyle } from '../terminal/text-style.ts';
import { formatSummary } from './count-diagnostics.ts';
import { createLineReader, type LineReader } from './create-line-reader.ts';
import { cutDiagnostic, cutText } from './cut-diagnostic.ts';
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import type { Severity } from './diagnostic-codes.ts';
import { formatPath } from './format-path.ts';
import type { Position } from './position.ts';

/** What the text writer needs in addition to the diagnostics. */
export interface TextOptions {
  /** The text of each file, by its name in positions. Without the text, a position is shown without its line. */
  readonly sources: ReadonlyMap<string, string>;
  readonly color: boolean;
  /** Columns of the terminal. Source lines are cut to fit; the terminal wraps messages. */
  readonly width?: number;
}

interface Frame {
  readonly style: TextStyle;
  readonly readLine: LineReader;
  readonly columns: number;
  /** Digits of the highest line number in the block. */
  readonly gutter: number;
}

/** Characters of all diagnostics together; nobody reads more. */
const mostCharacters = 400_000;

const defaultColumns = 120;
const leastColumns = 20;

/**
 * For people: each diagnostic with its source line and a caret, as compilers show it, then a summary line. The order is
 * the given order. Without diagnostics the text is empty. No character of a source, a name or a message can control the
 * terminal.
 */
export function formatText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  if (diagnostics.length === 0) return '';
  const style = textStyle(options.color);
  const readLine = createLineReader(options.sources);
  const columns = options.width ?? defaultColumns;
  const blocks: string[] = [];
  let room = mostCharacters;
  for (const diagnostic of diagnostics) {
    if (room <= 0) break;
    const frame = { style, readLine, columns, gutter: gutterOf(diagnostic) };
    const block = formatBlock(cutDiagnostic(diagnostic), frame).join('\n');
    blocks.push(block);
    room -= block.length;
  }
  const left = diagnostics.length - blocks.length;
  if (left > 0) blocks.push(`… and ${left} more; -o json lists all of them`);
  return `${[...blocks, style.strong(escapeControls(formatSummary(diagnostics)))].join('\n\n')}\n`;
}

function gutterOf({ position, related = [] }: Diagnostic): number {
  const positions = [position, ...related.map((place) => place.position)];
  return Math.max(...positions.map((place) => (place.kind === 'file' ? String(place.line).length : 1)));
}

function formatBlock(diagnostic: Diagnostic, frame: Frame): readonly string[] {
  const { severity, code, message, path, hint, position, related = [] } = diagnostic;
  const { style } = frame;
  return [
    `${style.severity(severity, `${severity}[${code}]`)}${style.strong(`: ${escapeControls(message)}`)}`,
    ...formatPlaceLines(position, severity, frame),
    ...formatRemark('path', cutText(formatPath(path)), frame),
    ...formatRemark('help', hint ?? '', frame),
    ...related.flatMap((place) => formatRelated(place, frame)),
  ];
}

/** Without a place the note is left out, because it only points to the place. */
function formatRelated({ message, position }: RelatedPlace, frame: Frame): readonly string[] {
  if (position.kind === 'nowhere') return [];
  const header = `${frame.style.severity('info', 'note')}${frame.style.strong(`: ${escapeControls(message)}`)}`;
  return [header, ...formatPlaceLines(position, 'info', frame)];
}

function formatRemark(label: string, text: string, { style, gutter }: Frame): readonly string[] {
  if (text === '') return [];
  return [`${' '.repeat(gutter)} ${style.frame('=')} ${style.strong(`${label}:`)} ${escapeControls(text)}`];
}

function formatPlaceLines(position: Position, severity: Severity, frame: Frame): readonly string[] {
  switch (position.kind) {
    case 'nowhere':
      return [];
    case 'file': {
      const { file, line, column, endLine = line, endColumn = column } = position;
      const arrow = formatArrow(`${file}:${line}:${column}`, frame);
      const text = frame.readLine(file, line);
      if (text === undefined) return [arrow];
      const end = endLine > line ? text.length : endColumn - 1;
      return [arrow, ...formatExcerpt(text, { start: column - 1, end }, String(line), severity, frame)];
    }
    case 'flag': {
      const { flag, argument, offset } = position;
      const before = flag.length + 1;
      const span =
        offset === undefined
          ? { start: before, end: before + argument.length }
          : { start: before + offset, end: before + offset };
      const arrow = formatArrow('command line', frame);
      return [arrow, ...formatExcerpt(`${flag} ${argument}`, span, '', severity, frame)];
    }
  }
}

function formatArrow(place: string, { style, gutter }: Frame): string {
  return `${' '.repeat(gutter)}${style.frame('-->')} ${escapeControls(place)}`;
}

function formatExcerpt(
  line: string,
  span: { readonly start: number; readonly end: number },
  label: string,
  severity: Severity,
  { style, columns, gutter }: Frame,
): readonly string[] {
  const bar = (text: string) => style.frame(`${text.padStart(gutter)} |`);
  const excerpt: Excerpt = cutExcerpt(line, span, Math.max(leastColumns, columns - gutter - ' | '.length));
  const carets = style.severity(severity, '^'.repeat(excerpt.underline));
  return [bar(''), `${bar(label)} ${excerpt.text}`.trimEnd(), `${bar('')} ${' '.repeat(excerpt.indent)}${carets}`];
}
