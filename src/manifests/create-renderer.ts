import type { TemplateDelegate } from 'handlebars';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { handlebarsRuntime } from './handlebars-runtime.ts';
import { templateHelpers } from './template-helpers.ts';

/** Renders one template of an environment with a context, to text. */
export type Renderer = (template: string, context: object) => string;

/**
 * Makes an environment's templates callable.
 *
 * @throws Error (when called) naming template, line and column where a template asks for what the context lacks
 */
export function createRenderer({ environment, templates }: EnvironmentPack): Renderer {
  const handlebars = handlebarsRuntime.create();
  const partials: Record<string, TemplateDelegate> = {};
  for (const [name, specification] of Object.entries(templates)) {
    partials[name] = handlebars.template(specification as TemplateSpecification);
  }
  return (name, context) => {
    const template = partials[name];
    if (template === undefined) throw new Error(`environment ${environment.name} has no template ${name}`);
    return template(context, { helpers: templateHelpers, partials });
  };
}
