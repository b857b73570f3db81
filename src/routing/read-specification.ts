import type { Path } from '../diagnostics/diagnostic.ts';
import type { MapNode, ScalarNode, ValueNode } from '../values/value-node.ts';
import { positionInScalar } from '../values/yaml/position-in-scalar.ts';
import type { RoutedResource, RoutingTemplate } from './routemap-content.ts';
import type { RoutemapReader } from './routemap-reader.ts';

/** The content of `data.strSpec`. */
export interface RoutemapSpecification {
  readonly versions: readonly SpecifiedVersion[];
  readonly templates: readonly RoutingTemplate[];
}

export interface SpecifiedVersion {
  readonly resources: readonly RoutedResource[];
  readonly weight: number | null;
}

/** The controller stores weights as unsigned integers of 32 bits. */
const greatestWeight = 2 ** 32 - 1;

/**
 * Reads the content of `data.strSpec`. The reader collects what is wrong with it.
 *
 * @param source the text of its file
 */
export function readSpecification(reader: RoutemapReader, root: ValueNode, source: string): RoutemapSpecification {
  const spec = reader.map(root, []);
  if (spec === undefined) return { versions: [], templates: [] };
  reader.knowOnly(spec, ['versions', 'routingTemplates', 'metadata'], []);
  const versions = reader.child(spec, 'versions');
  const items = reader.list(versions, ['versions']);
  const isMissing = versions === undefined || (versions.kind === 'list' && items.length === 0);
  if (isMissing) reader.refuse('a routemap needs at least one version', spec.position, ['versions']);
  return {
    versions: items.map((item, index) => readVersion(reader, item, ['versions', index])),
    templates: readTemplates(reader, reader.child(spec, 'routingTemplates'), source),
  };
}

function readVersion(reader: RoutemapReader, node: ValueNode, path: Path): SpecifiedVersion {
  const version = reader.map(node, path);
  if (version === undefined) return { resources: [], weight: null };
  reader.knowOnly(version, ['resources', 'weight', 'signature'], path);
  const resources = reader.list(reader.child(version, 'resources'), [...path, 'resources']);
  return {
    resources: resources.flatMap((item, index) => readResource(reader, item, [...path, 'resources', index])),
    weight: readWeight(reader, version, [...path, 'weight']),
  };
}

function readResource(reader: RoutemapReader, node: ValueNode, path: Path): readonly RoutedResource[] {
  const resource = reader.map(node, path);
  if (resource === undefined) return [];
  reader.knowOnly(resource, ['gvrShort', 'name', 'namespace'], path);
  const namespace = reader.child(resource, 'namespace') === undefined ? null : reader.text(resource, 'namespace', path);
  return [{ gvrShort: reader.text(resource, 'gvrShort', path), name: reader.text(resource, 'name', path), namespace }];
}

function readWeight(reader: RoutemapReader, version: MapNode, path: Path): number | null {
  const node = reader.child(version, 'weight');
  if (node === undefined) return null;
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= greatestWeight) return value;
  reader.refuse(`weight must be an integer between 0 and ${greatestWeight}`, node.position, path);
  return null;
}

function readTemplates(
  reader: RoutemapReader,
  node: ValueNode | undefined,
  source: string,
): readonly RoutingTemplate[] {
  const templates = node && reader.map(node, ['routingTemplates']);
  return [...(templates?.entries ?? [])].flatMap(([name, entry]) => {
    const path = ['routingTemplates', name];
    const template = reader.map(entry.node, path);
    if (template === undefined) return [];
    reader.knowOnly(template, ['gvrShort', 'template'], path);
    const text = reader.text(template, 'template', path);
    const scalar = reader.child(template, 'template') as ScalarNode | undefined;
    const positionOf = scalar?.kind === 'scalar' ? positionInScalar(source, scalar) : () => entry.keyPosition;
    return [{ name, gvrShort: reader.text(template, 'gvrShort', path), text, positionOf }];
  });
}
