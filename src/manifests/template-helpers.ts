import type { HelperOptions } from 'handlebars';
import type { Data } from '../values/data.ts';
import { writeFlow } from './write-flow.ts';

/**
 * The helpers of our templates. Unlike Handlebars' own they take no missing value for an empty one:
 * what the release does not have is an error that names template, line and column.
 */
export const templateHelpers = {
  yaml: (value: unknown, options: HelperOptions) => writeFlow(present(value, options) as Data),
  each: (items: unknown, options: HelperOptions) =>
    (present(items, options) as readonly unknown[]).map((item) => options.fn(item)).join(''),
  if(this: unknown, value: unknown, options: HelperOptions) {
    return holds(present(value, options)) ? options.fn(this) : options.inverse(this);
  },
  unless(this: unknown, value: unknown, options: HelperOptions) {
    return holds(present(value, options)) ? options.inverse(this) : options.fn(this);
  },
} as const;

/** Null, false and an empty list are "nothing"; 0 is a weight like any other. */
function holds(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function present(value: unknown, options: HelperOptions): unknown {
  if (value !== undefined) return value;
  const { source, start } = (options as HelperOptions & { loc: Location }).loc;
  throw new Error(`${source}:${start.line}:${start.column + 1}: the release has no such field`);
}

/** Where in a template a helper is called; Handlebars gives it to every helper. */
interface Location {
  readonly source: string;
  readonly start: { readonly line: number; readonly column: number };
}
