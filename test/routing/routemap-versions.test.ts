import { describe, expect, it } from 'vitest';
import { selectVersions, versionNames, versionsWithServices } from '../../src/routing/routemap-versions.ts';
import { readWeight } from '../../src/routing/routemap-weights.ts';

const resource = (gvrShort: string, name: string, namespace: string | null = null) => ({ gvrShort, name, namespace });
const version = (...resources: readonly ReturnType<typeof resource>[]) => ({
  resources,
  weight: null,
  annotatedWeight: null,
});
const versions = [
  version(resource('svc', 'a'), resource('deploy', 'x')),
  version(resource('service', 'b', 'lab'), resource('deploy', 'x')),
  version(),
];

describe('versions of a routemap', () => {
  it('have the name of their first resource', () => {
    expect(versionNames(versions)).toEqual(['a', 'b', 'version 2']);
    expect(versionNames([version(resource('svc', '')), ...versions.slice(0, 1)])).toEqual(['version 0', 'a']);
  });

  it('have an index where several have one name', () => {
    const same = version(resource('svc', 'a', 'lab'));
    expect(versionNames([...versions, same])).toEqual(['a (0)', 'b', 'version 2', 'a (3)']);
  });

  it.each([
    ['prod', 'prod'],
    [null, 'default'],
  ])('have their Services in the namespace of the routemap, %s, or in their own', (own, namespace) => {
    expect(versionsWithServices({ versions, namespace: own } as never)).toEqual([
      { name: 'a', services: [{ name: 'a', namespace }] },
      { name: 'b', services: [{ name: 'b', namespace: 'lab' }] },
      { name: 'version 2', services: [] },
    ]);
  });
});

describe('a list of versions', () => {
  const there = 'the versions are 0 a, 1 b, 2 version 2';
  it.each([
    ['', []],
    ['0', [0]],
    ['0, 2,', [0, 2]],
    ['b,0', [1, 0]],
    ['a,a', [0]],
  ])('%j selects %j', (list, indexes) => {
    const selected = selectVersions(versions, list);
    expect(selected.ok && [...selected.indexes]).toEqual(indexes);
  });

  it.each([
    ['3', `version 3 does not exist; ${there}`],
    ['0,c', `version c does not exist; ${there}`],
    ['x', `2 versions have a resource x; ${there}`],
  ])('%j is refused', (list, message) => {
    expect(selectVersions(versions, list)).toEqual({ ok: false, message });
  });
});

it.each([
  ['0', 0],
  ['70', 70],
  ['4294967295', 4_294_967_295],
  ['4294967296', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
  ['ten', null],
])('the annotated weight %j is %j', (text, weight) => {
  expect(readWeight(text)).toBe(weight);
});
