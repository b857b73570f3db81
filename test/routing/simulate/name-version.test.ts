import { expect, it } from 'vitest';
import { nameVersion } from '../../../src/routing/simulate/name-version.ts';

const service = (name: string, namespace = 'prod') => ({ name, namespace });
const known = [
  { name: 'first', services: [service('a')] },
  { name: 'second', services: [service('b')] },
  { name: 'third', services: [service('a', 'lab'), service('c')] },
];

function nameOf(to: ReturnType<typeof service> | null, subset: string | null, told?: string, versions = known) {
  const destination = { service: to, subset, host: 'a.example' };
  const response = new Map(told === undefined ? [] : [['app-version', told]]);
  return nameVersion({ destination, response } as never, versions);
}

it.each([
  ['the name that the route tells the client', service('x'), null, 'told', 'told'],
  ['that name also where one version owns the Service', service('b'), null, 'told', 'told'],
  ['that name where one Service has it', service('a'), null, 'c', 'c'],
  ['the owner of the Service where several Services have that name', service('a', 'lab'), null, 'a', 'third'],
  ['that name where several have it, but none is met', service('x'), null, 'a', 'a'],
  ['the owner of the Service', service('b'), 'v1', undefined, 'second'],
  ['the Service where no version owns it', service('a', 'other'), null, undefined, 'a'],
  ['the Service with its subset', service('x'), 'v1', undefined, 'x/v1'],
  ['the host where there is no Service', null, null, undefined, 'a.example'],
])('a version is called by %s', (_, to, subset, told, name) => {
  expect(nameOf(to, subset, told)).toBe(name);
});

it('without known versions the destination is named', () => {
  expect(
    nameVersion({ destination: { service: service('a'), subset: null, host: 'a' }, response: new Map() } as never),
  ).toBe('a');
});
