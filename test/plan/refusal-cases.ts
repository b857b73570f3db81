import type { DataMap } from '../../src/values/data.ts';

/** A change of one object, and the field of it that the API server lets nobody change; null if it takes the change. */
export type RefusalCase = readonly [change: string, before: DataMap, after: DataMap, field: string | null];

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

/** Held against the real API server, too. */
export const refusalCases: readonly RefusalCase[] = [
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
    'all that can change of a StatefulSet',
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
