import type { TemplateDelegate } from 'handlebars';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { templateFile } from '../environments/template-file.ts';
import { handlebarsRuntime } from './handlebars-runtime.ts';
import { createRenderBudget } from './render-budget.ts';
import { templateHelpers } from './template-helpers.ts';

/** Renders one template of an environment with a context, to text. */
export type Renderer = (template: string, context: object) => string;

/** The templates of an environment, ready to be called. */
export interface RendererOfPack {
  readonly render: Renderer;
  /** Is called before each release: what its templates make all together is limited. */
  readonly renew: () => void;
}

/** The defaults of Handlebars, which prints a warning of its own where they are not said. */
const ownFieldsAlone = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

/**
 * Makes an environment's templates callable. What they make all together is limited, so that no template can go on
 * without end or fill the memory.
 *
 * @throws TemplateError (when called) naming template, line and column where a template asks for what the context
 *   lacks, or makes too much
 */
export function createRenderer({
  environment,
  folder,
  templates,
}: Pick<EnvironmentPack, 'environment' | 'folder' | 'templates'>): RendererOfPack {
  const handlebars = handlebarsRuntime.create();
  // Those that templates may use are given with each call; Handlebars would wrap its own anew each time.
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
