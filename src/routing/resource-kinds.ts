import { meshes } from '../mesh/meshes.ts';

export interface ResourceKind {
  readonly group: string;
  readonly kind: string;
}

/** Kinds by the short name that routemaps call them by. */
export type ResourceKinds = ReadonlyMap<string, ResourceKind>;

/**
 * The kinds that the Iter8 controller knows without further configuration, and the routes of all meshes.
 * Source: the default resourceTypes in the chart of github.com/iter8-tools/iter8
 */
export const resourceKinds: ResourceKinds = new Map<string, ResourceKind>([
  ['svc', { group: '', kind: 'Service' }],
  ['service', { group: '', kind: 'Service' }],
  ['cm', { group: '', kind: 'ConfigMap' }],
  ['deploy', { group: 'apps', kind: 'Deployment' }],
  ['isvc', { group: 'serving.kserve.io', kind: 'InferenceService' }],
  ...meshes.map(({ kind: { gvrShort, group, kind } }) => [gvrShort, { group, kind }] as const),
]);
