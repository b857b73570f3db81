import type { DataMap } from '../values/data.ts';
import type { Environment } from './environment.ts';

/** An environment with its templates, ready to render. */
export interface EnvironmentPack {
  readonly environment: Environment;
  /** How messages name the folder of its templates. */
  readonly folder: string;
  /** Handlebars template specifications by name: `shared/deployment`, `canary`. */
  readonly templates: { readonly [name: string]: TemplateSpecification };
  /** The JSON Schema in its values.schema.json: rules of its own for values that name it. */
  readonly fragment: DataMap | null;
}

/** What Handlebars' compiler makes of a template; only its runtime looks inside. */
export type TemplateSpecification = unknown;
