import type { DataMap } from '../../../src/values/data.ts';

/** A change of one object, and its field that cannot change. Null if the API server accepts the change. */
export type ImmutableFieldCase = readonly [change: string, before: DataMap, after: DataMap, field: string | null];

function workload(kind: string, spec: DataMap, labels: DataMap = { app: 'web' }): DataMap {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { app: 'web', tier: 'a' } },
        spec: { containers: [{ name: 'web', image: 'a' }] },
      },
      ...spec,
    },
  };
}

const narrow = { app: 'web', tier: 'a' };
const template = {
  metadata: { labels: narrow },
  spec: { containers: [{ name: 'web', image: 'b' }] },
};

/** An end-to-end test compares them with the real API server. */
export const immutableFieldCases: readonly ImmutableFieldCase[] = [
  ['image of a Deployment', workload('Deployment', {}), workload('Deployment', { template }), null],
  ['replicas of a Deployment', workload('Deployment', {}), workload('Deployment', { replicas: 3 }), null],
  ['strategy', workload('Deployment', {}), workload('Deployment', { strategy: { type: 'Recreate' } }), null],
  ['selector of a Deployment', workload('Deployment', {}), workload('Deployment', {}, narrow), 'spec.selector'],
  ['selector of a StatefulSet', workload('StatefulSet', {}), workload('StatefulSet', {}, narrow), 'spec.selector'],
  ['image of a StatefulSet', workload('StatefulSet', {}), workload('StatefulSet', { template }), null],
  [
    'Service of a StatefulSet',
    workload('StatefulSet', { serviceName: 'a' }),
    workload('StatefulSet', { serviceName: 'b' }),
    'spec.serviceName',
  ],
  [
    'all mutable fields of a StatefulSet',
    workload('StatefulSet', {}),
    workload('StatefulSet', {
      minReadySeconds: 1,
      ordinals: { start: 1 },
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Delete' },
      replicas: 2,
      revisionHistoryLimit: 3,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
    }),
    null,
  ],
];
