import { at, type MapField, readMap, readMaps, readNumber, readTexts } from '../field.ts';
import { groupOf } from '../names.ts';
import type { HostsObject } from '../neighbours.ts';

/**
 * Reads a ServiceEntry, whose hosts the mesh knows like Services; null for other kinds.
 * Source: https://istio.io/latest/docs/reference/config/networking/service-entry/
 *
 * @throws RouteProblem if a field has another type
 */
export function readServiceEntry(object: MapField): HostsObject | null {
  if (groupOf(object.data.apiVersion) !== 'networking.istio.io' || object.data.kind !== 'ServiceEntry') return null;
  const spec = readMap(at(object, 'spec'));
  if (spec === undefined) return { kind: 'hosts', hosts: [], ports: [] };
  return {
    kind: 'hosts',
    hosts: readTexts(at(spec, 'hosts')).map((host) => host.toLowerCase()),
    ports: readMaps(at(spec, 'ports')).flatMap((port) => readNumber(at(port, 'number'), 1, 65_535) ?? []),
  };
}
