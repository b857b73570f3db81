import { at, type MapField, needText, readEntries, readMap, readMaps, readNumber, readText } from './field.ts';
import { groupOf } from './names.ts';
import type { Named, NamespaceObject, ServiceObject } from './neighbours.ts';

/**
 * Reads a Service or a Namespace; null for other kinds.
 *
 * @param namespace of objects without one
 * @throws RouteProblem if the API server would refuse it
 */
export function readCoreObject(object: MapField, namespace: string): ServiceObject | NamespaceObject | null {
  if (groupOf(object.data.apiVersion) !== '') return null;
  if (object.data.kind === 'Service') return readService(object, namespace);
  if (object.data.kind !== 'Namespace') return null;
  const metadata = readMap(at(object, 'metadata'));
  const labels = metadata === undefined ? [] : readEntries(at(metadata, 'labels'));
  const texts = labels.map(([label, field]) => [label, readText(field) ?? ''] as const);
  return { kind: 'namespace', name: identityOf(object, namespace).name, labels: new Map(texts) };
}

function readService(object: MapField, namespace: string): ServiceObject {
  const spec = readMap(at(object, 'spec'));
  const ports = spec === undefined ? [] : readMaps(at(spec, 'ports'));
  const isExternal = spec !== undefined && readText(at(spec, 'type')) === 'ExternalName';
  return {
    kind: 'service',
    ...identityOf(object, namespace),
    ports: ports.map((port) => ({
      number: readNumber(at(port, 'port'), 1, 65_535) ?? 0,
      name: readText(at(port, 'name')),
      appProtocol: readText(at(port, 'appProtocol')),
    })),
    externalName: isExternal ? (readText(at(spec, 'externalName')) ?? null) : null,
  };
}

/** The name and namespace of an object. */
export function identityOf(object: MapField, namespace: string): Named {
  const metadata = readMap(at(object, 'metadata')) ?? { ...at(object, 'metadata'), data: {} };
  return { name: needText(at(metadata, 'name')), namespace: readText(at(metadata, 'namespace')) ?? namespace };
}
