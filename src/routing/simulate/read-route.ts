import {
  at,
  type MapField,
  needText,
  type Reading,
  readMap,
  readText,
  routeProblem,
  wholeOf,
} from '../../mesh/field.ts';
import { meshes, meshOfObject } from '../../mesh/meshes.ts';
import type { Neighbours } from '../../mesh/neighbours.ts';
import type { Route, RouteIdentity } from '../../mesh/route.ts';
import type { DataMap } from '../../values/data.ts';
import { strictReading } from './expressions.ts';

/** Whether an object is a route of a mesh, of any API version. */
export function isRoute(object: DataMap): boolean {
  return meshOfObject(object) !== undefined;
}

/**
 * Reads a route of any mesh for the simulator.
 *
 * @param namespace the namespace of an object without one. `makeRoutes` gives its objects the one of their routemap.
 * @param neighbours the objects beside the route; null if nobody looked for them
 * @param options `strict` is true by default; the others get what works, but is deprecated or has no effect
 * @throws RouteProblem if it has another kind, or a proxy would refuse it
 */
export function readRoute(
  object: DataMap,
  namespace = 'default',
  neighbours: Neighbours | null = null,
  options: Partial<Pick<Reading, 'strict' | 'noteDeprecated' | 'noteFault'>> = {},
): Route {
  const root = wholeOf(object, { ...strictReading(), ...options });
  const mesh = meshOfObject(object);
  if (mesh === undefined) throw routeProblem(['kind'], `must be ${meshes.map(({ kind }) => kind.kind).join(' or ')}`);
  const { group, versions, kind, gvrShort } = mesh.kind;
  const known = versions.map((version) => `${group}/${version}`);
  if (!known.includes(needText(at(root, 'apiVersion')))) {
    throw routeProblem(['apiVersion'], `must be ${known.join(' or ')}, not ${object.apiVersion}`);
  }
  const spec = readMap(at(root, 'spec'));
  if (spec === undefined) throw routeProblem(['spec'], 'is missing');
  const identity = identityOf(root, namespace);
  return { kind, gvrShort, ...identity, ...mesh.readSpec(spec, identity.namespace, neighbours) };
}

function identityOf(root: MapField, namespace: string): RouteIdentity {
  const metadata = readMap(at(root, 'metadata')) ?? { ...at(root, 'metadata'), data: {} };
  return {
    name: needText(at(metadata, 'name')),
    namespace: readText(at(metadata, 'namespace')) ?? namespace,
    created: readText(at(metadata, 'creationTimestamp')) ?? null,
  };
}
