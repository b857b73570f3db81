/** A fenced code block of a Markdown page. */
export interface Fence {
  readonly language: string;
  readonly lines: readonly string[];
  /** Index of the first line inside the fence, from 0. */
  readonly start: number;
  /** The HTML comment on the line before the fence, e.g. `file: values.yaml`. */
  readonly comment: string | undefined;
}

/**
 * The fenced code blocks of a page that start at the first column.
 *
 * @throws Error if a fence is not closed
 */
export function readFences(page: string): readonly Fence[] {
  const lines = page.split('\n');
  const fences: Fence[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, ticks, language = ''] = /^(```+)(\S*)$/.exec(lines[index] ?? '') ?? [];
    if (ticks === undefined) continue;
    const start = index + 1;
    const end = lines.indexOf(ticks, start);
    if (end < 0) throw new Error(`line ${start}: the fence is not closed`);
    const comment = /^<!-- (.*) -->$/.exec(lines[index - 1] ?? '')?.[1];
    fences.push({ language, lines: lines.slice(start, end), start, comment });
    index = end;
  }
  return fences;
}
