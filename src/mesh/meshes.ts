import type { DataMap } from '../values/data.ts';
import { gatewayApi } from './gateway-api/gateway-api.ts';
import { istio } from './istio/istio.ts';
import type { Mesh } from './mesh.ts';
import { groupOf } from './names.ts';
import type { Route } from './route.ts';

/** Every mesh that the program knows. */
export const meshes: readonly Mesh[] = [istio, gatewayApi];

/** The mesh whose kind of route routemaps call by a short name. */
export function meshByShortName(gvrShort: string): Mesh | undefined {
  return meshes.find(({ kind }) => kind.gvrShort === gvrShort);
}

/** The mesh whose conditions stand under a key of a version. */
export function meshByConditionKey(key: string): Mesh | undefined {
  return meshes.find(({ conditions }) => conditions.key === key);
}

/** The mesh whose kind of route an object is, in whatever version of its API. */
export function meshOfObject({ apiVersion, kind }: DataMap): Mesh | undefined {
  return meshes.find((mesh) => mesh.kind.kind === kind && mesh.kind.group === groupOf(apiVersion));
}

/** The mesh that a route was read by. */
export function meshOf({ gvrShort }: Pick<Route, 'gvrShort'>): Mesh {
  const mesh = meshByShortName(gvrShort);
  if (mesh === undefined) throw new Error(`there is no mesh with the route ${gvrShort}`);
  return mesh;
}

/** The kinds of routes of all meshes, each with a word before or an ending behind it. */
export function listRouteKinds(before: string, behind: string): string {
  return meshes.map(({ kind }) => `${before}${kind.kind}${behind}`).join(' and ');
}
