import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import { executeRoutingTemplate } from '../routing/execute-routing-template.ts';
import type { RoutemapContent, RoutingTemplate } from '../routing/routemap-content.ts';
import { effectiveWeights } from '../routing/routemap-weights.ts';
import { readEmbedded } from '../values/yaml/read-documents.ts';
import type { Place } from '../values/yaml/source-file.ts';

/** How many versions are tried alone: more of them make the same objects with other names. */
const mostAlone = 4;

/**
 * Finds what a cluster refuses in the objects that the templates of a routemap make: with all versions available, with none,
 * and with each alone. Templates that cannot be executed pass, because `makeRoutes` reports them.
 */
export async function checkMadeRoutes(routemap: RoutemapContent): Promise<readonly Diagnostic[]> {
  const { versions, templates } = routemap;
  const sets = [
    versions.map(() => true),
    versions.map(() => false),
    ...versions.slice(0, mostAlone).map((_, one) => versions.map((__, index) => index === one)),
  ];
  const found: Diagnostic[] = [];
  for (const template of templates) {
    const seen = new Set<string>();
    const wrong = new Set<string>();
    for (const set of sets) {
      const weights = effectiveWeights(versions, set);
      const executed = executeRoutingTemplate(routemap, template, weights);
      if (!executed.ok || executed.object === null || seen.has(executed.text)) continue;
      seen.add(executed.text);
      const problems = await checkText(executed.text, template, routemap);
      const what = `the ${executed.object.kind} of the routing template ${template.name}, with the weights ${weights.join(', ')}`;
      const further = problems.filter(({ path }) => !wrong.has(JSON.stringify(path)));
      found.push(...further.map((problem) => inTemplate(problem, what, template, executed.text)));
      for (const { path } of further) wrong.add(JSON.stringify(path));
    }
  }
  return found;
}

async function checkText(
  text: string,
  { name }: RoutingTemplate,
  { namespace }: RoutemapContent,
): Promise<readonly Diagnostic[]> {
  const { root } = readEmbedded(name, text, ({ line, column }) => ({ kind: 'file', file: name, line, column }));
  if (root?.kind !== 'map') return [];
  const { checkObjects } = await import('../validation/objects/check-objects.ts');
  return checkObjects([root], namespace ?? 'default', new Map([[name, text]]));
}

/** A problem of an object as a problem of the template that makes it. */
function inTemplate(
  problem: Diagnostic,
  what: string,
  { name, text, positionOf }: RoutingTemplate,
  made: string,
): Diagnostic {
  return {
    ...problem,
    path: ['routingTemplates', name, 'template', ...problem.path],
    message: `${what}: ${problem.message}`,
    position: positionOf(placeInTemplate(problem.position, made, text) ?? { line: 1, column: 1 }),
  };
}

/** Where a line of a made object is in the template: there it is as often, and in the same order. */
function placeInTemplate(position: Position, made: string, template: string): Place | undefined {
  if (position.kind !== 'file') return undefined;
  const { line, column } = position;
  const lines = made.split('\n');
  const written = lines[line - 1];
  const places = (all: readonly string[]) => all.flatMap((each, index) => (each === written ? [index + 1] : []));
  const [here, there] = [places(lines), places(template.split('\n'))];
  const found = here.length === there.length ? there[here.indexOf(line)] : undefined;
  return found === undefined ? undefined : { line: found, column };
}
