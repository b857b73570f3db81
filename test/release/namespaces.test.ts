import { describe, expect, it } from 'vitest';
import { derive, deriveVersions } from './derive.ts';

const image = 'nginx';
const version = (name: string, namespace?: string) => ({
  image,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

describe('versions in several namespaces', () => {
  it.each([
    [[version('a'), version('b')], []],
    [[version('a'), version('b', 'prod')], []],
    [[version('a'), version('b', 'lab')], [{ namespace: 'lab', services: ['b'] }]],
    [
      [version('a', 'lab'), version('b', 'test'), version('c', 'lab'), version('d')],
      [
        { namespace: 'lab', services: ['a', 'c'] },
        { namespace: 'test', services: ['b'] },
      ],
    ],
  ])('%j: each other namespace is named with its Services', async (versions, namespaces) => {
    expect((await derive({ application: { versions } })).furtherNamespaces).toEqual(namespaces);
  });

  it('are told apart by both names where the Services have one name', async () => {
    const versions = [version('a'), version('b'), version('a', 'lab'), version('c', 'lab')];
    const derived = await deriveVersions({ strategy: 'blue-green', versions });
    expect(derived.map(({ destination: { name, mark } }) => [name, mark])).toEqual([
      ['a', 'a.prod'],
      ['b', 'b'],
      ['a', 'a.lab'],
      ['c', 'c'],
    ]);
    expect(derived[2]?.destination.host).toBe('a.lab.svc.cluster.local');
  });
});
