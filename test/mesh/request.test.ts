import { describe, expect, it } from 'vitest';
import { plainRequest, shadowHost, standardPort } from '../../src/mesh/request.ts';

const shop = { name: 'shop', namespace: 'lab', port: 8080 };

describe('a plain request to a route', () => {
  const plain = {
    method: 'GET',
    scheme: 'http',
    path: '/',
    headers: new Map(),
    port: 80,
    source: { namespace: null, labels: new Map() },
  };

  it.each([
    ['calls its first host inside the mesh', { hosts: ['web', 'shop'] }, { host: 'web', gateway: 'mesh' }],
    ['calls any host if it has none', {}, { host: 'any', gateway: 'mesh' }],
    ['calls some host behind a wildcard', { hosts: ['*.example.com'] }, { host: 'any.example.com', gateway: 'mesh' }],
    ['calls some host if all match', { hosts: ['*'] }, { host: 'any', gateway: 'mesh' }],
    ['does not touch an asterisk further on', { hosts: ['a.*'] }, { host: 'a.*', gateway: 'mesh' }],
    ['comes to its first gateway', { gateways: ['lab/a', 'b'] }, { host: 'any', gateway: 'lab/a' }],
    ['prefers the mesh to a gateway', { gateways: ['lab/a', 'mesh'] }, { host: 'any', gateway: 'mesh' }],
    [
      'calls its first Service at its port, inside the mesh',
      { hosts: ['web'], gateways: ['lab/a'], services: [shop, { ...shop, name: 'other' }] },
      { host: 'shop.lab.svc.cluster.local', gateway: 'mesh', port: 8080 },
    ],
    [
      'calls port 80 of a Service without a port',
      { services: [{ ...shop, port: null }] },
      { host: 'shop.lab.svc.cluster.local', gateway: 'mesh', port: 80 },
    ],
  ])('%s', (_, route, request) => {
    const asked = plainRequest({ hosts: [], gateways: [], services: [], ...route });
    expect(asked).toEqual({ ...plain, ...request });
  });
});

it.each([
  ['http', 80],
  ['https', 443],
])('the standard port of %s is %i', (scheme, port) => {
  expect(standardPort(scheme)).toBe(port);
});

it.each([
  ['shop', 'shop-shadow'],
  ['shop.lab:8080', 'shop.lab-shadow:8080'],
  ['shop:80:81', 'shop:80-shadow:81'],
])('a copy of a request to %s goes to %s', (host, shadow) => {
  expect(shadowHost(host)).toBe(shadow);
});
