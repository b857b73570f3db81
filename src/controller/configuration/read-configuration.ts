import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { createRoutemapReader, type RoutemapReader } from '../../routing/routemap-reader.ts';
import type { MapNode, ValueNode } from '../../values/value-node.ts';
import { readDocuments } from '../../values/yaml/read-documents.ts';
import {
  defaultResourceTypes,
  type RequiredCondition,
  type ResourceType,
  type ResourceTypes,
} from './resource-type.ts';

/** What the file of `--config` says. */
export interface ControllerConfiguration {
  readonly resourceTypes: ResourceTypes;
}

export type ReadConfiguration =
  /** The diagnostics are warnings only. */
  | { readonly ok: true; readonly configuration: ControllerConfiguration; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Keys that the configuration of the public controller has, and that change nothing here. */
const withoutEffect: ReadonlyMap<string, string> = new Map([
  ['defaultResync', 'changes are watched, and a lost watch starts again by itself'],
  ['clusterScoped', 'use --all-namespaces or -n'],
  ['persistence', 'this controller has no metrics store'],
]);

/**
 * Reads the configuration of the public Iter8 controller. Keys may have another case, as in Go. A condition is a map with
 * `name` and `status`, or only its name.
 * Source: Config in controllers/config.go of github.com/iter8-tools/iter8, and the ConfigMap of its chart
 *
 * @param name the file's name in diagnostics
 */
export function readConfiguration(name: string, bytes: Uint8Array): ReadConfiguration {
  const { documents, diagnostics } = readDocuments(name, bytes);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const reader = createRoutemapReader('broken-configuration');
  const [root] = documents;
  const top = root === undefined ? undefined : reader.map(root, []);
  const resourceTypes = top === undefined ? defaultResourceTypes : readTypes(reader, top);
  const failed = reader.diagnostics.some(({ severity }) => severity === 'error');
  if (failed) return { ok: false, diagnostics: reader.diagnostics };
  return { ok: true, configuration: { resourceTypes }, diagnostics: reader.diagnostics };
}

function readTypes(reader: RoutemapReader, top: MapNode): ResourceTypes {
  for (const [key, { keyPosition }] of top.entries) {
    const [known, instead] = [...withoutEffect].find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? [];
    if (known !== undefined) reader.warn(`the key "${key}" has no effect`, keyPosition, [key], instead);
  }
  reader.knowOnly(top, ['resourceTypes', ...withoutEffect.keys()], []);
  const node = reader.child(top, 'resourceTypes');
  if (node === undefined) return defaultResourceTypes;
  const types = reader.map(node, ['resourceTypes']);
  const entries = [...(types?.entries ?? [])].flatMap(([gvrShort, entry]) =>
    readType(reader, gvrShort, entry.node, ['resourceTypes', gvrShort]),
  );
  return new Map(entries.map((type) => [type.gvrShort, type]));
}

function readType(reader: RoutemapReader, gvrShort: string, node: ValueNode, path: Path): readonly ResourceType[] {
  const type = reader.map(node, path);
  if (type === undefined) return [];
  reader.knowOnly(type, ['Group', 'Version', 'Resource', 'conditions'], path);
  const group = reader.child(type, 'Group') === undefined ? '' : reader.text(type, 'Group', path);
  const conditions = reader.list(reader.child(type, 'conditions'), [...path, 'conditions']);
  return [
    {
      gvrShort,
      group,
      version: reader.text(type, 'Version', path),
      resource: reader.text(type, 'Resource', path),
      conditions: conditions.flatMap((item, index) => readCondition(reader, item, [...path, 'conditions', index])),
    },
  ];
}

function readCondition(reader: RoutemapReader, node: ValueNode, path: Path): readonly RequiredCondition[] {
  if (node.kind === 'scalar' && typeof node.value === 'string') return [{ name: node.value, status: 'True' }];
  const condition = reader.map(node, path);
  if (condition === undefined) return [];
  reader.knowOnly(condition, ['name', 'status'], path);
  const status = reader.child(condition, 'status') === undefined ? 'True' : readStatus(reader, condition, path);
  return [{ name: reader.text(condition, 'name', path), status }];
}

/** A status without quotes is a boolean in YAML. */
function readStatus(reader: RoutemapReader, condition: MapNode, path: Path): string {
  const status = reader.child(condition, 'status');
  if (status?.kind === 'scalar' && typeof status.value === 'boolean') return String(status.value);
  return reader.text(condition, 'status', path);
}
