import type { Environment } from './environment.ts';

/** An environment with its templates, ready to render. */
export interface EnvironmentPack {
  readonly environment: Environment;
  /** Handlebars template specifications by name: `shared/deployment`, `canary`. */
  readonly templates: { readonly [name: string]: TemplateSpecification };
}

/** What Handlebars' compiler makes of a template; only its runtime looks inside. */
export type TemplateSpecification = unknown;
