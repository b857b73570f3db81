import { nameResource, type ResourceType, type ResourceTypes } from '../configuration/resource-type.ts';
import type { ObservedRoutemap } from './read-routemap-object.ts';

/** The name of a kind in one version of its API: `deployments.apps v1`. */
export function nameType(type: Pick<ResourceType, 'group' | 'version' | 'resource'>): string {
  return `${nameResource(type)} ${type.version}`;
}

/** The resources that a routemap names, by kind and place: `services v1 shop/shop-0`. */
export function resourceKeys({ namespace, specification }: ObservedRoutemap, types: ResourceTypes): readonly string[] {
  if (!specification.ok) return [];
  return specification.versions.flatMap(({ resources }) =>
    resources.flatMap(({ gvrShort, namespace: own, name }) => {
      const type = types.get(gvrShort);
      return type === undefined ? [] : [`${nameType(type)} ${own ?? namespace}/${name}`];
    }),
  );
}
