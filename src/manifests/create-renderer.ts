import type Handlebars from 'handlebars';
import type { HelperOptions, TemplateDelegate } from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { EnvironmentPack } from '../environments/environment.ts';
import { type TemplatePlace, templateError, templateFile } from '../environments/template-error.ts';
import type { Data } from '../values/data.ts';
import { writeFlow } from './write-flow.ts';

/** Renders a template of an environment with a context. */
export type Renderer = (template: string, context: object) => string;

/** The templates of an environment, ready to be called. */
export interface RendererOfPack {
  readonly render: Renderer;
  /** Resets the limits. Call it before each release. */
  readonly renew: () => void;
}

/** Handlebars' defaults. It prints a warning if they are not set. */
const ownFieldsAlone = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

/**
 * Makes the templates of an environment callable. Their total output is limited, so that no template can run forever or fill
 * the memory.
 *
 * @throws TemplateError (when called) with template, line and column, if a template uses a field that the context does not
 *   have, or makes too much text
 */
export function createRenderer({
  environment,
  folder,
  templates,
}: Pick<EnvironmentPack, 'environment' | 'folder' | 'templates'>): RendererOfPack {
  const handlebars = handlebarsRuntime.create();
  // The allowed helpers are passed with each call. Handlebars would wrap its own ones again each time.
  for (const name of ['each', 'if', 'unless', 'with', 'log', 'lookup']) handlebars.unregisterHelper(name);
  const budget = createRenderBudget();
  const helpers = templateHelpers(budget);
  const partials: Record<string, TemplateDelegate> = Object.create(null);
  for (const [name, specification] of Object.entries(templates)) {
    const template = handlebars.template(specification as TemplateSpecification);
    const place = { file: templateFile(folder, name), line: 1, column: 1 };
    partials[name] = (context, options) => budget.spend(template(context, options), place);
  }
  const render: Renderer = (name, context) => {
    const template = partials[name];
    if (template === undefined) throw new Error(`environment ${environment.name} has no template ${name}`);
    return template(context, { helpers, partials, ...ownFieldsAlone });
  };
  return { render, renew: budget.renew };
}

/** Handlebars without its compiler: it runs compiled templates. The package has no types for this part. */
const handlebarsRuntime = runtime as unknown as Pick<typeof Handlebars, 'create'>;

/**
 * The helpers of our templates. Unlike Handlebars' own, they do not treat a missing field as empty: it is an error with
 * template, line and column.
 */
function templateHelpers({ spend }: RenderBudget) {
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

/** Null, false and an empty list count as nothing. 0 does not: it is a weight. */
function holds(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

function present(value: unknown, options: HelperOptions): unknown {
  if (value !== undefined) return value;
  throw templateError(placeOf(options), 'the release has no such field');
}

function list(value: unknown, options: HelperOptions): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw templateError(placeOf(options), '{{#each}} needs a list');
}

function placeOf(options: HelperOptions): TemplatePlace {
  const { source, start } = (options as HelperOptions & { loc: Location }).loc;
  return { file: source, line: start.line, column: start.column + 1 };
}

/** The place of a helper's call in a template. Handlebars passes it to every helper. */
interface Location {
  readonly source: string;
  readonly start: { readonly line: number; readonly column: number };
}

/** The limits of all templates of a release. Thousands of versions need far less. */
const limits = { steps: 2_000_000, characters: 64 * 1024 * 1024 };

/** Counts the output of templates. */
interface RenderBudget {
  /**
   * Counts a text that a template has made, and returns it.
   *
   * @throws TemplateError if the total is too much
   */
  readonly spend: (text: string, place: TemplatePlace) => string;
  /** Starts again, for the next release. */
  readonly renew: () => void;
}

/** Makes the budget for the templates of one release at a time. */
function createRenderBudget(): RenderBudget {
  let { steps, characters } = limits;
  return {
    spend(text, place) {
      steps -= 1;
      characters -= text.length;
      if (steps < 0 || characters < 0)
        throw templateError(place, 'the templates make more text than any release needs');
      return text;
    },
    renew() {
      ({ steps, characters } = limits);
    },
  };
}
