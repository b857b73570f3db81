import type { DataMap } from '../values/data.ts';
import { gatewayApi } from './gateway-api/gateway-api.ts';
import { istio } from './istio/istio.ts';
import type { Mesh } from './mesh.ts';
import { groupOf } from './names.ts';
import type { Route } from './route.ts';

/** All meshes that the program supports. */
export const meshes: readonly Mesh[] = [istio, gatewayApi];

/** The mesh by the short name of its route. */
export function meshByShortName(gvrShort: string): Mesh | undefined {
  return meshes.find(({ kind }) => kind.gvrShort === gvrShort);
}

/** The mesh by the key of its conditions. */
export function meshByConditionKey(key: string): Mesh | undefined {
  return meshes.find(({ conditions }) => conditions.key === key);
}

/** The mesh of an object that is a route, of any API version. */
export function meshOfObject({ apiVersion, kind }: DataMap): Mesh | undefined {
  return meshes.find((mesh) => mesh.kind.kind === kind && mesh.kind.group === groupOf(apiVersion));
}

/** The mesh of a route. */
export function meshOf({ gvrShort }: Pick<Route, 'gvrShort'>): Mesh {
  const mesh = meshByShortName(gvrShort);
  if (mesh === undefined) throw new Error(`there is no mesh with the route ${gvrShort}`);
  return mesh;
}

/** The kinds of routes of all meshes as a list, each with a text before and after it. */
export function listRouteKinds(before: string, behind: string): string {
  return meshes.map(({ kind }) => `${before}${kind.kind}${behind}`).join(' and ');
}
