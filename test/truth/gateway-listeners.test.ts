import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAnswer } from '../../src/routing/answer/answer.ts';
import { readRoutes } from '../../src/routing/answer/read-routes.ts';
import { type Oracle, startOracle } from '../e2e/cluster/oracle.ts';
import type { PilotAnswer, PilotRequest } from '../e2e/cluster/pilot-dialogue.ts';

/*
 * Gateways with random listeners, and routes attached to them in random ways: Istio's own code and `route --from` send the
 * same requests to the same Services, or the answer says what Istio does otherwise.
 */

let pilot: Oracle<'pilot'>;
beforeAll(async () => {
  pilot = await startOracle('pilot');
});
afterAll(() => pilot.stop());

const hostnames = ['a.test', '*.test', '*.b.test', 'x.b.test', 'other.org'];
const hosts = ['a.test', 'x.test', 'x.b.test', 'y.x.b.test', 'other.org', 'test', 'b.test'];
const names = ['one', 'two', 'three'];
const group = 'gateway.networking.k8s.io';

const listener = (name: string) =>
  fc.record({
    name: fc.constant(name),
    port: fc.constantFrom(80, 80, 8080),
    protocol: fc.constant('HTTP'),
    hostname: fc.option(fc.constantFrom(...hostnames), { nil: undefined }),
    allowedRoutes: fc.record({ namespaces: fc.record({ from: fc.constantFrom('All', 'All', 'Same') }) }),
  });

const gateway = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...names.slice(0, count).map(listener)))
  // The API server accepts each combination once.
  .filter((all) => new Set(all.map(({ port, hostname }) => `${port} ${hostname}`)).size === all.length);

const route = (index: number) =>
  fc.record({
    index: fc.constant(index),
    // Of routes with an equal claim, Istio prefers those in the namespace of the gateway; so the youngest alone is elsewhere.
    namespace: index < 2 ? fc.constant('shop') : fc.constantFrom('shop', 'other'),
    sectionName: fc.option(fc.constantFrom(...names), { nil: undefined, freq: 2 }),
    port: fc.option(fc.constantFrom(80, 8080), { nil: undefined, freq: 2 }),
    hostnames: fc.uniqueArray(fc.constantFrom(...hostnames), { maxLength: 2 }),
    path: fc.constantFrom('/', '/', '/a'),
  });

const file = fc.record({ listeners: gateway, routes: fc.tuple(route(0), route(1), route(2)) });
type File = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

const service = (name: string, namespace: string, ip: number, selector?: object, labels?: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, labels },
  spec: {
    clusterIP: `10.9.0.${ip}`,
    selector,
    ports: [80, 8080].map((port) => ({ name: `http-${port}`, port, targetPort: port, protocol: 'TCP' })),
  },
});

/** The objects of a file, and those that Istio needs besides: the Service and the Pod of the gateway. */
function objectsOf({ listeners, routes }: File): {
  readonly own: readonly object[];
  readonly istio: readonly object[];
} {
  const labels = { gw: 'gw', [`${group}/gateway-name`]: 'gw' };
  const address = '9.9.9.8';
  return {
    own: [
      {
        apiVersion: `${group}/v1`,
        kind: 'Gateway',
        metadata: { name: 'gw', namespace: 'shop' },
        spec: { gatewayClassName: 'istio', listeners },
      },
      ...routes.map(({ index, namespace, sectionName, port, hostnames: own, path }) => ({
        apiVersion: `${group}/v1`,
        kind: 'HTTPRoute',
        metadata: { name: `r${index}`, namespace, creationTimestamp: `2026-01-0${index + 1}T00:00:00Z` },
        spec: {
          parentRefs: [{ group, kind: 'Gateway', name: 'gw', namespace: 'shop', sectionName, port }],
          hostnames: own,
          rules: [
            {
              matches: [{ path: { type: 'PathPrefix', value: path } }],
              backendRefs: [{ group: '', kind: 'Service', name: `v${index}`, port: 80, weight: 1 }],
            },
          ],
        },
      })),
      ...routes.map(({ index, namespace }) => service(`v${index}`, namespace, index + 1)),
    ],
    istio: [
      service('gw-istio', 'shop', 9, { gw: 'gw' }, { [`${group}/gateway-name`]: 'gw' }),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'gw-pod', namespace: 'shop', labels },
        spec: { containers: [] },
        status: {
          phase: 'Running',
          podIP: address,
          podIPs: [{ ip: address }],
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
    ],
  };
}

/** Who answers a request at the gateway: the Service, or nobody. */
function ours(objects: readonly object[], host: string, path: string, port: number): string {
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  const read = readRoutes('all.yaml', new TextEncoder().encode(text), 'shop');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('; '));
  const asked = findAnswer(read.routes, { gateway: 'shop/gw', host, path, port }, []);
  if (!asked.ok) throw new Error(asked.message);
  const { deviation } = asked.answer.outcome.visit;
  if (deviation === null) return asked.answer.shares[0]?.destination.service?.name ?? 'nobody';
  return deviation.winner?.route.name.replace('r', 'v') ?? 'nobody';
}

function theirs({ kind, branches = [] }: PilotAnswer): string {
  return kind === 'forward' ? (/\|(v\d)\./.exec(branches[0]?.cluster ?? '')?.[1] ?? 'unknown') : 'nobody';
}

const runs = Number(process.env.FC_RUNS ?? 100);

it(`chooses the same Service as Istio for ${runs} Gateways`, async () => {
  const places = [80, 8080].flatMap((port) =>
    hosts.flatMap((host) => ['/b', '/a/b'].map((path) => ({ port, host, path }))),
  );
  const requests = places.map(
    ({ port, host, path }): PilotRequest => ({
      ...{ id: `${host}:${port}${path}`, proxy: 'gw', route: `http.${port}`, method: 'GET', scheme: 'http' },
      ...{ host, path, headers: [] },
    }),
  );
  await fc.assert(
    fc.asyncProperty(file, async (given) => {
      const { own, istio } = objectsOf(given);
      const result = await pilot.ask({
        kube: [...own, ...istio].map((object) => JSON.stringify(object)).join('\n---\n'),
        proxies: { gw: { type: 'router', namespace: 'shop', labels: { gw: 'gw' }, pod: 'gw-pod' } },
        requests,
      });
      expect(result.error).toBeUndefined();
      const found = places.map(({ port, host, path }) => [`${host}:${port}${path}`, ours(own, host, path, port)]);
      expect(found).toEqual((result.answers ?? []).map((answer) => [answer.id, theirs(answer)]));
    }),
    { numRuns: runs, ...(process.env.FC_SEED && { seed: Number(process.env.FC_SEED) }) },
  );
});
