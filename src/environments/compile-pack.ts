import { type CompiledTemplate, compileTemplate } from './compile-template.ts';
import type { Environment } from './environment.ts';
import { templateError, templateFile } from './template-error.ts';

/** Finds the text of a template by its name, `canary` or `shared/service`; undefined if it does not exist. */
export type ReadTemplate = (name: string) => string | undefined;

/** The templates that every environment needs. */
const always = ['shared/weight-config', 'shared/routemap', 'shared/routemap-spec'];

/**
 * Compiles every template that an environment names, and the partials in them.
 *
 * @param folder how errors name the environment's folder
 * @returns by template name, the JavaScript text of its Handlebars specification
 * @throws TemplateError if a template is wrong, or a partial is missing or includes itself
 * @throws Error if the environment names a template that does not exist
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
  // The loop also visits entries that are added to the Map meanwhile.
  for (const [name, { partials }] of compiled) {
    for (const { name: partial, ...place } of partials) {
      if (compile(partial)) continue;
      throw templateError({ file: templateFile(folder, name), ...place }, `unknown partial ${partial}`);
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
  const reason = `the template includes itself: ${cycle.join(' → ')}`;
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
 * Finds a cycle in a graph.
 *
 * @param edges by node, the nodes that it leads to
 * @returns the nodes of the cycle, with the first one again at the end; undefined without a cycle
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
