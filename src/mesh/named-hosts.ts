import type { DataMap } from '../values/data.ts';
import { accepted, isRouteProblem, type MapField, wholeOf } from './field.ts';
import { meshes } from './meshes.ts';
import { serviceHost } from './names.ts';
import type { Neighbour } from './neighbours.ts';
import { readCoreObject } from './read-core-object.ts';
import type { RouteSpec } from './route.ts';

/**
 * The hosts that objects beside a route give to the mesh, with their ports. Objects that the API server would refuse give none.
 *
 * @param namespace of objects without one
 */
export function hostsOfObjects(objects: readonly DataMap[], namespace: string): RouteSpec['registry'] {
  const neighbours = objects.flatMap((data) => readNeighbour(wholeOf(data, accepted), namespace));
  return new Map(
    neighbours.flatMap((object): readonly (readonly [string, readonly number[]])[] => {
      if (object.kind === 'hosts') return object.hosts.map((host) => [host, object.ports] as const);
      if (object.kind !== 'service') return [];
      return [[serviceHost(object.name, object.namespace), object.ports.map(({ number }) => number)]];
    }),
  );
}

function readNeighbour(object: MapField, namespace: string): readonly Neighbour[] {
  try {
    const found = readCoreObject(object, namespace);
    return found === null ? meshes.flatMap((mesh) => mesh.readNeighbour(object, namespace) ?? []) : [found];
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    return [];
  }
}
