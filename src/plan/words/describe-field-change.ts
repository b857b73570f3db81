import { diffLines } from 'diff';
import { formatPath } from '../../diagnostics/format-path.ts';
import { writeFlow } from '../../manifests/write-flow.ts';
import type { Data } from '../../values/data.ts';
import type { FieldChange } from '../plan.ts';

/** The change of a field for people: its path, and both values on one line, or line by line if they are long texts. */
export interface DescribedChange {
  readonly path: string;
  /** `before → after`; empty if `lines` has the change. */
  readonly summary: string;
  /** Lines that begin with `-`, with `+` or, if they stay, with a blank; `  …` stands for more lines that stay. */
  readonly lines: readonly string[];
}

/** How many unchanged lines are shown around a change. */
const context = 1;
const longest = 80;

/** Describes what happens to a field. Values that are too long for a line are cut. */
export function describeFieldChange({ path, before, after }: FieldChange): DescribedChange {
  const shown = formatPath(path);
  if (isLongText(before) && isLongText(after)) return { path: shown, summary: '', lines: changedLines(before, after) };
  if (before === undefined) return { path: shown, summary: `${describe(after)} (added)`, lines: [] };
  if (after === undefined) return { path: shown, summary: `${describe(before)} (removed)`, lines: [] };
  return { path: shown, summary: `${describe(before)} → ${describe(after)}`, lines: [] };
}

function isLongText(data: Data | undefined): data is string {
  return typeof data === 'string' && data.includes('\n');
}

function describe(data: Data | undefined): string {
  const text = writeFlow(data ?? null);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function changedLines(before: string, after: string): readonly string[] {
  return diffLines(before, after).flatMap(({ added, removed, value }, index, parts) => {
    const lines = value.replace(/\n$/, '').split('\n');
    if (added) return lines.map((line) => `+ ${line}`);
    if (removed) return lines.map((line) => `- ${line}`);
    const head = index === 0 ? [] : lines.slice(0, context);
    const tail = index === parts.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - context));
    const gap = head.length + tail.length < lines.length ? ['  …'] : [];
    return [...head.map((line) => `  ${line}`), ...gap, ...tail.map((line) => `  ${line}`)];
  });
}
