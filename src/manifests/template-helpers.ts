import type { HelperOptions } from 'handlebars';
import { type TemplatePlace, templateError } from '../environments/template-error.ts';
import type { Data } from '../values/data.ts';
import type { RenderBudget } from './render-budget.ts';
import { writeFlow } from './write-flow.ts';

/**
 * The helpers of our templates. Unlike Handlebars' own they take no missing value for an empty one:
 * what the release does not have is an error that names template, line and column.
 */
export function templateHelpers({ spend }: RenderBudget) {
  const block = (text: string, options: HelperOptions) => spend(text, placeOf(options));
  return {
    yaml: (value: unknown, options: HelperOptions) => block(writeFlow(present(value, options) as Data), options),
    each: (items: unknown, options: HelperOptions) =>
      list(present(items, options), options)
        .map((item) => block(options.fn(item), options))
        .join(''),
    if(this: unknown, value: unknown, options: HelperOptions) {
      return block(holds(present(value, options)) ? options.fn(this) : options.inverse(this), options);
    },
    unless(this: unknown, value: unknown, options: HelperOptions) {
      return block(holds(present(value, options)) ? options.inverse(this) : options.fn(this), options);
    },
  } as const;
}

/** Null, false and an empty list are "nothing"; 0 is a weight like any other. */
function holds(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function present(value: unknown, options: HelperOptions): unknown {
  if (value !== undefined) return value;
  throw templateError(placeOf(options), 'the release has no such field');
}

function list(value: unknown, options: HelperOptions): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw templateError(placeOf(options), '{{#each}} takes a list, and this is none');
}

function placeOf(options: HelperOptions): TemplatePlace {
  const { source, start } = (options as HelperOptions & { loc: Location }).loc;
  return { file: source, line: start.line, column: start.column + 1 };
}

/** Where in a template a helper is called; Handlebars gives it to every helper. */
interface Location {
  readonly source: string;
  readonly start: { readonly line: number; readonly column: number };
}
