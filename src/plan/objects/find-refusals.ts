import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Identity } from '../../manifests/manifest.ts';
import type { ObjectChange } from './object-change.ts';

/** An object that the API server does not let become what it is to be. */
export interface Refusal {
  readonly identity: Identity;
  /** The field that cannot change. */
  readonly field: Path;
}

/**
 * The fields of a spec that cannot change while the object is there, by kind
 * (ValidateDeploymentUpdate and ValidateStatefulSetUpdate in pkg/apis/apps/validation of Kubernetes 1.34).
 */
const isFixed: { readonly [kind: string]: (field: string) => boolean } = {
  Deployment: (field) => field === 'selector',
  StatefulSet: (field) => !changeable.has(field),
};

const changeable = new Set([
  'minReadySeconds',
  'ordinals',
  'persistentVolumeClaimRetentionPolicy',
  'replicas',
  'revisionHistoryLimit',
  'template',
  'updateStrategy',
]);

/** Finds the objects of which the API server refuses a change, with the first field that it concerns. */
export function findRefusals(changes: readonly ObjectChange[]): readonly Refusal[] {
  return changes.flatMap((change) => {
    const { kind, apiVersion } = change.identity;
    if (change.kind !== 'changed' || !apiVersion.startsWith('apps/') || !Object.hasOwn(isFixed, kind)) return [];
    const found = change.fields.find(({ path: [root, field] }) => root === 'spec' && isFixed[kind]?.(String(field)));
    return found === undefined ? [] : [{ identity: change.identity, field: found.path.slice(0, 2) }];
  });
}
