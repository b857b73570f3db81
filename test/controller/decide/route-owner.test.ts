import { describe, expect, it } from 'vitest';
import { planRoute } from '../../../src/controller/decide/plan-route.ts';
import { observeRoute } from '../../../src/controller/observed/observed-route.ts';
import { readRoutemapObject } from '../../../src/controller/observed/read-routemap-object.ts';
import type { DataMap } from '../../../src/values/data.ts';

const routemap = readRoutemapObject(
  {
    metadata: {
      name: 'web-routemap',
      namespace: 'shop',
      uid: 'map',
      labels: { 'app.kubernetes.io/instance': 'web' },
      annotations: { 'meta.helm.sh/release-name': 'web', 'meta.helm.sh/release-namespace': 'shop' },
    },
  },
  '',
);

const wanted: DataMap = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { http: [] },
};

const owner = (uid: string, kind = 'ConfigMap', name = 'web-routemap') => ({ uid, kind, name, controller: true });

function planFor(metadata: DataMap, written?: { hash: string; uid: string; generation: number }) {
  const route = observeRoute({
    metadata: { namespace: 'shop', uid: 'route', resourceVersion: '7', generation: 2, ...metadata },
  });
  return planRoute(wanted, routemap, route, written);
}

describe('a route that exists', () => {
  it.each<[string, DataMap, string]>([
    ['another controller', { ownerReferences: [owner('x', 'Rollout', 'web')] }, 'Rollout web controls it'],
    ['another routemap', { ownerReferences: [owner('x', 'ConfigMap', 'other')] }, 'ConfigMap other controls it'],
    [
      'another Helm release',
      { annotations: { 'meta.helm.sh/release-name': 'other' } },
      'it belongs to the Helm release shop/other',
    ],
    [
      'the same release in another namespace',
      { annotations: { 'meta.helm.sh/release-name': 'web', 'meta.helm.sh/release-namespace': 'lab' } },
      'it belongs to the Helm release lab/web',
    ],
    [
      'another instance',
      { labels: { 'app.kubernetes.io/instance': 'other' } },
      'its label app.kubernetes.io/instance is other',
    ],
  ])('is left alone if it belongs to %s', (_, metadata, because) => {
    expect(planFor(metadata)).toEqual({ kind: 'refused', because });
  });

  it.each<[string, DataMap]>([
    ['the routemap', { ownerReferences: [owner('map')] }],
    ['a routemap of this name that was deleted', { ownerReferences: [owner('gone')] }],
    ['the owner that the public controller writes', { ownerReferences: [owner('map', 'configmap')] }],
    ['nobody', {}],
    ['the same Helm release', { annotations: { 'meta.helm.sh/release-name': 'web' } }],
    ['the same instance', { labels: { 'app.kubernetes.io/instance': 'web' } }],
  ])('is written if it belongs to %s', (_, metadata) => {
    const plan = planFor(metadata);
    expect(plan.kind === 'apply' && plan.body.metadata).toEqual({
      name: 'web',
      namespace: 'shop',
      uid: 'route',
      resourceVersion: '7',
      ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'web-routemap', uid: 'map', controller: true }],
    });
  });

  it('is not written again while nothing has changed', () => {
    const metadata = { ownerReferences: [owner('map')] };
    const plan = planFor(metadata);
    const { hash } = plan as { readonly hash: string };
    const written = { hash, uid: 'route', generation: 2 };
    expect(planFor(metadata, written)).toEqual({ kind: 'unchanged' });
    expect(planFor({ ...metadata, generation: 3 }, written)).toMatchObject({ kind: 'apply', isForeign: true });
    expect(planFor({ ownerReferences: [] }, written)).toMatchObject({ kind: 'apply', isForeign: false });
    expect(planFor({ ...metadata, managedFields: [{ manager: 'iter8-controller' }] }, written)).toMatchObject({
      kind: 'apply',
      isForeign: true,
    });
    expect(planFor({ ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' }, written)).toEqual({ kind: 'wait' });
  });
});
