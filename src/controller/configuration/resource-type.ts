import { meshes } from '../../mesh/meshes.ts';

/** A kind of object that the controller watches, and when such an object is ready. */
export interface ResourceType {
  /** The name of the kind in routemaps. */
  readonly gvrShort: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** The plural in the paths of the API: `deployments`. */
  readonly resource: string;
  readonly conditions: readonly RequiredCondition[];
}

/** A condition in the status of an object, and the status that it needs. Both are compared without regard to case. */
export interface RequiredCondition {
  readonly name: string;
  readonly status: string;
}

/** Kinds by the name that routemaps call them by. */
export type ResourceTypes = ReadonlyMap<string, ResourceType>;

/**
 * The kinds without a configuration.
 * Source: resourceTypes in the values of the chart of the Iter8 controller, version 1.1
 */
export const defaultResourceTypes: ResourceTypes = new Map(
  [
    core('svc', 'services'),
    core('service', 'services'),
    core('cm', 'configmaps'),
    { ...kindOf('deploy', 'apps', 'v1', 'deployments'), conditions: [{ name: 'Available', status: 'True' }] },
    {
      ...kindOf('isvc', 'serving.kserve.io', 'v1beta1', 'inferenceservices'),
      conditions: [{ name: 'Ready', status: 'True' }],
    },
    ...meshes.map(({ kind }) => kindOf(kind.gvrShort, kind.group, 'v1beta1', kind.resource)),
  ].map((type) => [type.gvrShort, type]),
);

function core(gvrShort: string, resource: string): ResourceType {
  return kindOf(gvrShort, '', 'v1', resource);
}

function kindOf(gvrShort: string, group: string, version: string, resource: string): ResourceType {
  return { gvrShort, group, version, resource, conditions: [] };
}

/** The resource with its group, as kubectl writes it: `deployments.apps`. */
export function nameResource({ group, resource }: Pick<ResourceType, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}
