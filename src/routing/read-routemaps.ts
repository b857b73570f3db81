import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { kindLabel, versionLabel } from '../iter8/labels.ts';
import { meshes } from '../mesh/meshes.ts';
import { hostsOfObjects } from '../mesh/named-hosts.ts';
import type { DataMap } from '../values/data.ts';
import { type MapNode, nodeToData, type ScalarNode, type ValueNode } from '../values/value-node.ts';
import { decodeText } from '../values/yaml/decode-text.ts';
import { positionInScalar } from '../values/yaml/position-in-scalar.ts';
import { readEmbedded } from '../values/yaml/read-documents.ts';
import { readObjects } from '../values/yaml/read-objects.ts';
import { nameKinds } from './name-kinds.ts';
import { readSpecification } from './read-specification.ts';
import type { ResourceKinds } from './resource-kinds.ts';
import type { RoutemapContent } from './routemap-content.ts';
import { createRoutemapReader, type RoutemapReader } from './routemap-reader.ts';
import { annotatedWeights } from './routemap-weights.ts';

export type ReadRoutemaps =
  /** The diagnostics are warnings only. */
  | { readonly ok: true; readonly routemaps: readonly RoutemapContent[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What a routemap may leave to its surroundings. */
export interface RoutemapSurroundings {
  /** The namespace of a routemap that has none. */
  readonly namespace: string | null;
  /** The kinds of the short names in its resources. */
  readonly kinds: ResourceKinds;
  /** Whether the file may have routes instead of routemaps, but has none. */
  readonly readsRoutes?: boolean;
}

/**
 * Reads the routemaps in a file of Kubernetes objects, as the Iter8 controller reads them: ConfigMaps with
 * `data.strSpec`, also in a List, or one specification alone. Other objects in the file may have annotations with weights.
 *
 * @param name the name of the file in diagnostics
 */
export function readRoutemaps(name: string, bytes: Uint8Array, surroundings: RoutemapSurroundings): ReadRoutemaps {
  const { objects, diagnostics: unreadable } = readObjects(name, bytes);
  if (unreadable.length > 0) return { ok: false, diagnostics: unreadable };
  const reader = createRoutemapReader();
  const found = objects.filter((object) => isRoutemap(object));
  const all = objects.map((object) => nodeToData(object));
  if (found.length === 0) {
    const start = { kind: 'file', file: name, line: 1, column: 1 } as const;
    const { message, hint } = withoutRoutemap(all, surroundings.readsRoutes ?? false);
    reader.refuse(message, objects[0]?.position ?? start, [], hint);
  }
  const decoded = decodeText(bytes);
  const source = { name, text: decoded.ok ? decoded.text : '' };
  const routemaps = found.flatMap((object) => readRoutemap(reader, object, source, all, surroundings));
  const diagnostics = sortDiagnostics(reader.diagnostics, [name]);
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return failed ? { ok: false, diagnostics } : { ok: true, routemaps, diagnostics };
}

function withoutRoutemap(objects: readonly DataMap[], readsRoutes: boolean) {
  const wanted = readsRoutes ? 'routemap or route' : 'routemap';
  const kinds = nameKinds(objects);
  return {
    message: `the file has no ${wanted}${objects.length === 0 ? ': it is empty' : kinds === '' ? '' : `; it has ${kinds}`}`,
    hint: readsRoutes
      ? `give ${listRoutes()} or a routemap: a ConfigMap with data.strSpec, or only its content`
      : 'write a ConfigMap with data.strSpec, or only its content: versions and routingTemplates',
  };
}

function listRoutes(): string {
  return meshes.map(({ kind }) => `${kind.aKind} of ${kind.group},`).join(' ');
}

interface Source {
  readonly name: string;
  readonly text: string;
}

function isRoutemap(object: MapNode): boolean {
  if (scalarAt(object, 'kind') === undefined) {
    return object.entries.has('versions') || object.entries.has('routingTemplates');
  }
  return scalarAt(object, 'kind')?.value === 'ConfigMap' && mapAt(object, 'data')?.entries.has('strSpec') === true;
}

function readRoutemap(
  reader: RoutemapReader,
  object: MapNode,
  source: Source,
  objects: readonly DataMap[],
  surroundings: RoutemapSurroundings,
): readonly RoutemapContent[] {
  const embedded = specificationOf(reader, object, source);
  if (embedded === undefined) return [];
  const { versions, templates } = readSpecification(reader, embedded, source.text);
  const metadata = mapAt(object, 'metadata');
  const namespace = metadata && scalarAt(metadata, 'namespace')?.value;
  const content = {
    name: metadata === undefined ? null : String(scalarAt(metadata, 'name')?.value ?? ''),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : surroundings.namespace,
    labels: textsAt(metadata, 'labels'),
    annotations: textsAt(metadata, 'annotations'),
    templates,
    position: object.position,
    code: 'broken-routemap',
  } as const;
  if (metadata !== undefined) checkLabels(reader, content.labels, metadata);
  const weights = annotatedWeights(versions, content.namespace, objects, surroundings.kinds);
  const weighted = versions.map((version, index) => ({ ...version, annotatedWeight: weights[index] ?? null }));
  const namedHosts = hostsOfObjects(objects, content.namespace ?? 'default');
  return [{ ...content, namedHosts, versions: weighted }];
}

/** The specification as a tree. A ConfigMap has it as a string, which is YAML itself. */
function specificationOf(reader: RoutemapReader, object: MapNode, source: Source): ValueNode | undefined {
  const data = mapAt(object, 'data');
  const node = data?.entries.get('strSpec')?.node;
  if (node === undefined) return object;
  const path = ['data', 'strSpec'];
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    reader.refuse('strSpec must be a string', node.position, path, 'write strSpec: | and indent the lines below it');
    return undefined;
  }
  const { root, diagnostics } = readEmbedded(source.name, node.value, positionInScalar(source.text, node));
  for (const { message, hint, position } of diagnostics) reader.refuse(message, position, path, hint);
  return root;
}

/** The controller watches only ConfigMaps with the labels of a routemap of its version. */
function checkLabels(reader: RoutemapReader, labels: RoutemapContent['labels'], metadata: MapNode): void {
  const position = metadata.entries.get('labels')?.keyPosition ?? metadata.position;
  const wanted = [
    [kindLabel, 'routemap'],
    [versionLabel, labels[versionLabel] ?? 'v1.1'],
  ] as const;
  for (const [label, value] of wanted) {
    if (labels[label] === value) continue;
    const message = `the controller ignores this routemap without the label ${label}`;
    reader.warn(message, position, ['metadata', 'labels'], `write ${label}: ${value}`);
  }
}

function mapAt(map: MapNode, key: string): MapNode | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === 'map' ? node : undefined;
}

function scalarAt(map: MapNode, key: string): ScalarNode | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === 'scalar' ? node : undefined;
}

function textsAt(metadata: MapNode | undefined, key: string): { readonly [key: string]: string } {
  const entries = [...((metadata && mapAt(metadata, key))?.entries ?? [])];
  return Object.fromEntries(
    entries.flatMap(([name, { node }]) => (node.kind === 'scalar' ? [[name, String(node.value)] as const] : [])),
  );
}
