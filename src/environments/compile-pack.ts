import { load } from 'js-yaml';
import { compileTemplate } from './compile-template.ts';
import type { Environment } from './environment.ts';

/** Reads a file of an environment: `environment.yaml`, `canary.hbs`, `shared/service.hbs`. Throws if there is none. */
export type ReadPackFile = (name: string) => string;

/**
 * The templates that are always needed, whatever an environment makes.
 */
const always = ['shared/weight-config', 'shared/routemap', 'shared/routemap-spec'];

/**
 * Compiles an environment: its manifest and every template that it names, with the partials that these use.
 *
 * @returns the environment and, by template name, the JavaScript text of its Handlebars specification
 * @throws Error naming template, line and column of what is wrong
 */
export function compilePack(read: ReadPackFile): {
  readonly environment: Environment;
  readonly code: ReadonlyMap<string, string>;
} {
  const environment = load(read('environment.yaml')) as Environment;
  const wanted = [...always, ...templatesOf(environment)];
  const code = new Map<string, string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (code.has(name)) continue;
    const file = `${name}.hbs`;
    const template = compileTemplate(read(file), name.includes('/') ? file : `${environment.name}/${file}`);
    code.set(name, template.code);
    wanted.push(...template.partials);
  }
  return { environment, code: new Map([...code].sort()) };
}

function templatesOf(environment: Environment): readonly string[] {
  const routes = Object.values(environment.strategies).flatMap(({ route }) => (route === null ? [] : [route.template]));
  const { versionObjects, applicationObjects, namespaceObjects } = environment;
  const objects = [...versionObjects, ...applicationObjects, ...namespaceObjects].map(({ template }) => template);
  return [...routes, ...objects];
}
