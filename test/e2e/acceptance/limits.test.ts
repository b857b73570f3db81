import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRelease } from '../../../src/compile/compile-release.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { renderValues } from '../../reference-cases.ts';
import { validateText } from '../../validation/validate-text.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type Oracle, startOracle } from '../cluster/oracle.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { complaints } from './complaints.ts';
import { objectsOf } from './objects-of.ts';

let cluster: Cluster;
let oracle: Oracle<'route'>;

beforeAll(async () => {
  oracle = await startOracle('route');
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
});
afterAll(async () => {
  await cluster?.stop();
  await oracle?.stop();
});

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const versions = (count: number, more: DataMap = {}) => times(count, () => ({ image: 'a', ...more }));
const withNames = (count: number) => times(count, (index) => ({ image: 'a', metadata: { name: `web-${index}` } }));
const elsewhere = { metadata: { namespace: 'lab' } };
const entries = (count: number) => times(count, (index) => ({ headers: [{ name: 'user', value: `u${index}` }] }));

const istioEntries = (count: number) => times(count, (index) => ({ headers: { user: { exact: `u${index}` } } }));
const named = (count: number) => times(count, (index) => ({ name: `x-${index}`, value: 'a' }));

function onGateway(strategy: string, application: DataMap, more: DataMap = {}): DataMap {
  return { environment: 'deployment-gtw', ...more, application: { strategy, ...application } };
}

const canary = (...conditions: readonly DataMap[]) =>
  onGateway('canary', { versions: [{ image: 'a' }, ...conditions.map((each) => ({ image: 'a', ...each }))] });
const blueGreen = (more: DataMap, top: DataMap = {}) =>
  onGateway('blue-green', { versions: versions(2), ...more }, top);
const hosts = (count: number) => times(count, (index) => `h${index}.example.com`);

/** What fits just so, and one more. */
const cases: readonly (readonly [string, (most: number) => DataMap, number])[] = [
  ['versions of blue-green', (count) => onGateway('blue-green', { versions: versions(count) }), 16],
  [
    'versions of blue-green with affinity',
    (count) => onGateway('blue-green', { affinity: { header: 'shop-version' }, versions: versions(count) }),
    15,
  ],
  ['versions of canary', (count) => onGateway('canary', { versions: versions(count) }), 16],
  ['versions of mirror', (count) => onGateway('mirror', { versions: versions(count) }), 17],
  ['versions in another namespace', (count) => onGateway('mirror', { versions: versions(count, elsewhere) }), 16],
  ['weight', (weight) => onGateway('blue-green', { versions: [{ image: 'a' }, { image: 'a', weight }] }), 1_000_000],
  ['conditions of a candidate', (count) => canary({ matches: entries(count) }), 64],
  ['conditions of Istio', (count) => canary({ match: istioEntries(count) }), 64],
  ['conditions in all', (count) => canary({ matches: entries(64) }, { matches: entries(count - 64) }), 127],
  [
    'conditions in all, with a default',
    (count) => canary({ matches: entries(64) }, {}, { match: istioEntries(count) }),
    62,
  ],
  ['headers of a condition', (count) => canary({ matches: [{ headers: named(count) }] }), 16],
  ['query parameters', (count) => canary({ matches: [{ queryParams: named(count) }] }), 16],
  [
    'characters of a header',
    (length) => canary({ matches: [{ headers: [{ name: 'a', value: 'a'.repeat(length) }] }] }),
    4096,
  ],
  ['characters of a path', (length) => canary({ matches: [{ path: { value: '/'.padEnd(length, 'a') } }] }), 1024],
  ['hosts', (count) => blueGreen({ hosts: hosts(count) }), 13],
  ['hosts of canary', (count) => onGateway('canary', { versions: versions(2), hosts: hosts(count) }), 13],
  ['gateways', (count) => blueGreen({}, { gateway: times(count, (index) => `g${index}`) }), 31],
];

it('the API server takes the most that we take', async () => {
  const objects = new Map<string, readonly string[]>();
  for (const [name, make, most] of cases) {
    expect(await errorsOf(make(most)), name).toEqual([]);
    objects.set(name, await objectsOfValues(make(most)));
  }
  expect(await complaints(cluster, objects)).toBe('');
});

it.each(cases)('more %s than we take are refused by the API server, too', async (name, make, most) => {
  expect(await errorsOf(make(most + 1))).toHaveLength(1);
  expect(await complaints(cluster, new Map([[name, await objectsOfValues(make(most + 1))]]))).not.toBe('');
});

it.each([
  ['that a ConfigMap just holds', 'nn', 'valid', true],
  ['that is one letter of a namespace too large', 'nnn', 'invalid', false],
])('a routemap %s', async (name, namespace, kind, isTaken) => {
  const affinity = { cookie: { name: 'v' } };
  const values = {
    environment: 'deployment-istio',
    application: { strategy: 'blue-green', affinity, versions: withNames(177) },
  };
  expect((await prepare(values, namespace)).kind).toBe(kind);
  const routemap = JSON.stringify((await renderValues(values, 'web', namespace)).at(-1)?.object);
  const said = await complaints(cluster, new Map([[name, [routemap]]]));
  expect(said).toEqual(isTaken ? '' : expect.stringContaining('may not be more than 1048576 bytes'));
});

it('an image of which validate only warns is taken', async () => {
  const values = { environment: 'deployment', application: { versions: [{ image: 'my image' }] } };
  expect(await errorsOf(values)).toEqual([]);
  expect(await complaints(cluster, new Map([['image', await objectsOfValues(values)]]))).toBe('');
});

function prepare(values: DataMap, namespace: string) {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  const inputs = [{ kind: 'file', name: 'values.yaml', bytes }] as const;
  return compileRelease({ inputs, name: 'web', namespace, allowUnknown: false, strict: false });
}

async function errorsOf(values: DataMap): Promise<readonly string[]> {
  const { diagnostics } = await validateText(JSON.stringify(values));
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

async function objectsOfValues(values: DataMap): Promise<readonly string[]> {
  return objectsOf(await renderValues(values, 'web', 'default'), oracle);
}
