import type { ImmutableFieldChange, ObjectChange } from '../plan.ts';

/**
 * Which fields of a spec cannot change after the object is created, by kind
 * (ValidateDeploymentUpdate and ValidateStatefulSetUpdate in pkg/apis/apps/validation of Kubernetes 1.37).
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

/** Finds the changes that the API server refuses: for each object the first field that cannot change. */
export function findImmutableFieldChanges(changes: readonly ObjectChange[]): readonly ImmutableFieldChange[] {
  return changes.flatMap((change) => {
    const { kind, apiVersion } = change.identity;
    if (change.kind !== 'changed' || !apiVersion.startsWith('apps/') || !Object.hasOwn(isFixed, kind)) return [];
    const found = change.fields.find(({ path: [root, field] }) => root === 'spec' && isFixed[kind]?.(String(field)));
    return found === undefined ? [] : [{ identity: change.identity, field: found.path.slice(0, 2) }];
  });
}
