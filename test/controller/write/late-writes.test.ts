import { expect, it } from 'vitest';
import type { ResourceType } from '../../../src/controller/configuration/resource-type.ts';
import { readRoutemapObject } from '../../../src/controller/observed/read-routemap-object.ts';
import { writeRoute } from '../../../src/controller/write/write-route.ts';
import { writeRoutemapStatus } from '../../../src/controller/write/write-status.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { memoryApiServer } from '../run/memory-api-server.ts';
import { routemap } from '../run/running-controller.ts';

const route = (spec: DataMap) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web', namespace: 'shop' },
  spec,
});

const type: ResourceType = {
  gvrShort: 'httproute',
  group: 'gateway.networking.k8s.io',
  version: 'v1',
  resource: 'httproutes',
  conditions: [],
};

const plan = (body: DataMap) => ({ kind: 'apply', body, hash: 'h', isForeign: false }) as const;

it('a new route is not written over one that somebody has made meanwhile', async () => {
  const api = memoryApiServer();
  const write = () => writeRoute(api.server, plan(route({ rules: [] })), type, () => true);
  expect((await write()).kind).toBe('written');
  api.put('httproutes', route({ rules: [1] }));
  expect((await write()).kind).toBe('outdated');
  expect(api.get('httproutes', 'shop/web')?.spec).toEqual({ rules: [1] });
});

it('a status is not written over a later one', async () => {
  const api = memoryApiServer();
  const seen = readRoutemapObject(api.put('configmaps', routemap('web', ['web-0'])) as unknown as DataMap, '');
  const status = (error: string) => ({ strSpec: '', versions: [], routes: {}, error, changed: '' });
  expect((await writeRoutemapStatus(api.server, seen, status('later'))).status).toBe(200);
  expect((await writeRoutemapStatus(api.server, seen, status('late'))).status).toBe(409);
  const { annotations = {} } = api.get('configmaps', 'shop/web')?.metadata ?? {};
  expect(annotations['iter8.tools/status']).toContain('"later"');
});
