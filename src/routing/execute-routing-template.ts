import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { execute, type ParseResult, parse } from '../go-template/index.ts';
import { groupOf } from '../mesh/names.ts';
import { type DataMap, isMap } from '../values/data.ts';
import { nodeToData } from '../values/value-node.ts';
import { readEmbedded } from '../values/yaml/read-documents.ts';
import type { Place } from '../values/yaml/source-file.ts';
import { resourceKinds } from './resource-kinds.ts';
import type { RoutemapContent, RoutingTemplate } from './routemap-content.ts';
import { templateData } from './template-data.ts';

/** The object that a template makes, null if it makes none, and its text; or why the cluster would refuse the object. */
export type ExecutedTemplate =
  | { readonly ok: true; readonly object: DataMap | null; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** How a template may be executed. */
export interface ExecutionRules {
  readonly namespaces: AllowedNamespaces;
  /** Null if only the numbers of steps and bytes are limited. */
  readonly cpu: CpuLimit | null;
}

/** How much CPU time a template gets. */
export interface CpuLimit {
  /** In milliseconds. */
  readonly limit: number;
  /** Starts to measure. The function that it returns tells how many milliseconds have been used since. */
  readonly stopwatch: () => () => number;
}

const simulated: ExecutionRules = { namespaces: 'own', cpu: null };

/** Bytes of a route at most; the API server takes 1.5 MB, and reading that much takes a second. */
const longestRoute = 512 * 1024;

/** Whether a route may lie in another namespace than its routemap. */
export type AllowedNamespaces = 'own' | 'any';

/**
 * Executes a routing template as the Iter8 controller does: it escapes as Go's html/template, reads the result as YAML, and
 * puts the object into the namespace of the routemap.
 * Source: reconcile in controllers/routemap.go of github.com/iter8-tools/iter8
 */
export function executeRoutingTemplate(
  routemap: RoutemapContent,
  template: RoutingTemplate,
  weights: readonly number[],
  { namespaces, cpu }: ExecutionRules = simulated,
): ExecutedTemplate {
  const { name, text } = template;
  const interrupt = interruptAfter(cpu);
  const data = templateData(routemap, weights);
  const parsed = parseOnce(template);
  const executed = parsed.ok ? execute(parsed.template, data, { missingKey: 'zero', interrupt }) : parsed;
  if (!executed.ok) {
    const { message } = executed.error;
    return { ok: false, diagnostic: broken(routemap, template, placeIn(text, executed.error), message) };
  }
  const fail = (message: string, hint?: string): ExecutedTemplate => {
    const reason = `with the weights ${weights.join(', ')}, the routing template ${name} makes ${message}`;
    return { ok: false, diagnostic: broken(routemap, template, { line: 1, column: 1 }, reason, hint) };
  };
  // Then the controller applies nothing.
  if (executed.text.trim() === '') return { ok: true, object: null, text: executed.text };
  if (executed.text.length > longestRoute) return fail(`more than ${longestRoute} bytes`);
  const read = readEmbedded(name, executed.text, ({ line, column }) => ({ kind: 'file', file: name, line, column }));
  if (read.root === undefined) return fail(`invalid YAML: ${describeFirst(read.diagnostics)}`);
  const object = nodeToData(read.root);
  const problem = isMap(object) ? problemOf(object, template, routemap, namespaces) : 'YAML that is not a map';
  if (problem !== undefined || !isMap(object)) return fail(problem ?? '');
  return { ok: true, object: inNamespace(object, routemap.namespace), text: executed.text };
}

/** Parsing counts, too. */
function interruptAfter(cpu: CpuLimit | null): () => string | undefined {
  if (cpu === null) return () => undefined;
  const used = cpu.stopwatch();
  const { limit } = cpu;
  return () => (used() > limit ? `the template takes more than ${limit} ms of CPU time` : undefined);
}

/** Templates that have been parsed: each is executed for many weights. */
const parsedTemplates = new WeakMap<RoutingTemplate, ParseResult>();

function parseOnce(template: RoutingTemplate): ParseResult {
  const parsed = parsedTemplates.get(template) ?? parse(template.name, template.text, 'html');
  parsedTemplates.set(template, parsed);
  return parsed;
}

/** Go counts the bytes of a line from 0, and gives no column for syntax errors. */
function placeIn(text: string, error: { readonly line: number; readonly column?: number }): Place {
  const written = text.split('\n')[error.line - 1] ?? '';
  const line = Math.max(error.line, 1);
  if (error.column === undefined) return { line, column: Math.max(written.search(/\S/), 0) + 1 };
  const before = new TextEncoder().encode(written).subarray(0, error.column);
  return { line, column: new TextDecoder().decode(before).length + 1 };
}

/** Why the object cannot be applied. */
function problemOf(
  object: DataMap,
  { gvrShort }: RoutingTemplate,
  { namespace }: RoutemapContent,
  namespaces: AllowedNamespaces,
): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace: own } = isMap(metadata) ? metadata : {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return 'an object without apiVersion and kind';
  if (typeof name !== 'string' || name === '') return 'an object without metadata.name';
  const expected = resourceKinds.get(gvrShort);
  if (expected !== undefined && (expected.kind !== kind || expected.group !== groupOf(apiVersion))) {
    return `${kind} of ${apiVersion}, but its gvrShort ${gvrShort} stands for ${expected.kind} of ${expected.group || 'v1'}`;
  }
  if (own !== undefined && own !== null && typeof own !== 'string')
    return 'an object whose metadata.namespace is not a string';
  if (namespaces === 'own' && typeof own === 'string' && namespace !== null && own !== namespace) {
    return `an object in namespace ${own}, but the controller writes only to namespace ${namespace}, that of the routemap`;
  }
  return undefined;
}

function inNamespace(object: DataMap, namespace: string | null): DataMap {
  const metadata = object.metadata as DataMap;
  if (namespace === null || typeof metadata.namespace === 'string') return object;
  return { ...object, metadata: { ...metadata, namespace } };
}

function describeFirst(diagnostics: readonly Diagnostic[]): string {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const line = first?.position.kind === 'file' ? `line ${first.position.line}: ` : '';
  return `${line}${first?.message ?? 'it cannot be read'}`;
}

function broken({ code }: RoutemapContent, template: RoutingTemplate, place: Place, message: string, hint?: string) {
  const { name, positionOf } = template;
  return {
    code,
    severity: 'error',
    path: ['routingTemplates', name, 'template'],
    message,
    ...(hint !== undefined && { hint }),
    position: positionOf(place),
  } as const;
}
