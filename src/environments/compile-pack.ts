import { type CompiledTemplate, compileTemplate } from './compile-template.ts';
import type { Environment } from './environment.ts';
import { templateError, templateFile } from './template-error.ts';

/** The text of a template by its name, `canary` or `shared/service`; undefined if there is none. */
export type ReadTemplate = (name: string) => string | undefined;

/** The templates that are always needed, whatever an environment makes. */
const always = ['shared/weight-config', 'shared/routemap', 'shared/routemap-spec'];

/**
 * Compiles every template that an environment names, with the partials that these use.
 *
 * @param folder how errors name the environment's folder
 * @returns by template name, the JavaScript text of its Handlebars specification
 * @throws TemplateError where a template is wrong, a partial is missing or includes itself
 * @throws Error if there is no template of a name that the environment says
 */
export function compilePack(environment: Environment, folder: string, read: ReadTemplate): ReadonlyMap<string, string> {
  const compiled = new Map<string, CompiledTemplate>();
  const compile = (name: string): boolean => {
    if (compiled.has(name)) return true;
    const source = read(name);
    if (source !== undefined) compiled.set(name, compileTemplate(source, templateFile(folder, name)));
    return source !== undefined;
  };
  for (const name of [...always, ...templatesOf(environment)]) {
    if (!compile(name)) throw new Error(`${folder} has no template ${name}`);
  }
  // A Map hands out what is added while it is gone through.
  for (const [name, { partials }] of compiled) {
    for (const { name: partial, ...place } of partials) {
      if (compile(partial)) continue;
      throw templateError({ file: templateFile(folder, name), ...place }, `there is no partial ${partial}`);
    }
  }
  refuseCycles(compiled, folder);
  return new Map([...compiled].map(([name, { code }]) => [name, code] as const).sort());
}

function refuseCycles(compiled: ReadonlyMap<string, CompiledTemplate>, folder: string): void {
  const uses = new Map([...compiled].map(([name, { partials }]) => [name, partials.map((partial) => partial.name)]));
  const cycle = findCycle(uses);
  const [first, second] = cycle ?? [];
  const use = compiled.get(first ?? '')?.partials.find(({ name }) => name === second);
  if (cycle === undefined || first === undefined || use === undefined) return;
  const { line, column } = use;
  const reason = `the template includes itself without end: ${cycle.join(' → ')}`;
  throw templateError({ file: templateFile(folder, first), line, column }, reason);
}

function templatesOf(environment: Environment): readonly string[] {
  const { strategies, versionObjects, applicationObjects, namespaceObjects } = environment;
  const routes = Object.values(strategies).flatMap(({ route }) => (route === null ? [] : [route.template]));
  return [
    ...routes,
    ...[...versionObjects, ...applicationObjects, ...namespaceObjects].map(({ template }) => template),
  ];
}

/**
 * A way through a graph that comes back to where it began.
 *
 * @param edges by node, the nodes that it leads to
 * @returns the nodes of the way, the first once more at its end; undefined if there is none
 */
function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): readonly string[] | undefined => {
    const begin = way.indexOf(node);
    if (begin !== -1) return [...way.slice(begin), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...way, node]);
      if (found !== undefined) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const found = visit(node, []);
    if (found !== undefined) return found;
  }
  return undefined;
}
