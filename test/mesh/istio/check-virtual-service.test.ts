import { describe, expect, test } from 'vitest';
import { rejected, route } from './rejected.ts';

const http = [{ route }];
const long = 'a'.repeat(64);
const labels = (count: number) => Array.from({ length: count }, () => 'a'.repeat(49)).join('.');
const write = 'write letters, digits and "-" between the dots, such as shop.example.com';

describe("a VirtualService that Istio's webhook accepts", () => {
  test.each([
    { hosts: ['a'], http },
    { hosts: ['A-1.test', '*.example.com', '*-b.example.net', 'example.org.'], http },
    { hosts: ['10.0.0.1', '::1'], http },
    { hosts: [`${labels(5)}.test`], http },
    { hosts: ['a.99999999999999999999'], http },
    { hosts: ['*'], gateways: ['edge'], http },
    { http },
    { hosts: ['a'], http, exportTo: ['*'] },
    { hosts: ['a'], http, exportTo: ['.', 'prod'] },
    { hosts: ['a'], tls: [{ match: [{ sniHosts: ['a'] }], route }] },
    { hosts: ['a'], tcp: [{ route }] },
  ])('%j', (spec) => {
    expect(rejected(spec)).toEqual([]);
  });
});

describe("a VirtualService that Istio's webhook rejects", () => {
  test.each([
    [{ hosts: [''], http }, 'hosts.0 must not be empty; write a host such as shop.example.com'],
    [{ hosts: ['a_b.test'], http }, `hosts.0 is not a host that Istio accepts: "a_b.test"; ${write}`],
    [{ hosts: ['a.b_c'], http }, `hosts.0 is not a host that Istio accepts: "a.b_c"; ${write}`],
    [{ hosts: ['a..test'], http }, `hosts.0 is not a host that Istio accepts: "a..test"; ${write}`],
    [{ hosts: ['a.*.test'], http }, `hosts.0 is not a host that Istio accepts: "a.*.test"; ${write}`],
    [{ hosts: ['-a.test'], http }, `hosts.0 is not a host that Istio accepts: "-a.test"; ${write}`],
    [
      { hosts: [`${long}.test`], http },
      'hosts.0 has a part of 64 characters; Istio accepts at most 63 between dots; write a shorter part',
    ],
    [
      { hosts: [`${labels(5)}.abcdefg`], http },
      'hosts.0 has 257 characters; Istio accepts at most 255; write a shorter host',
    ],
    [
      { hosts: ['a.9'], http },
      'hosts.0 ends with the number 9, and Istio rejects such a host; write a host that ends with a name, such as shop.example.com',
    ],
    [
      { hosts: ['*'], http },
      'hosts.0 is "*", which Istio accepts only at gateways, not inside the mesh; name the hosts, or write gateways without mesh',
    ],
    [{ hosts: ['a', 'b', 'a'], http }, 'hosts.2 is "a", which overlaps with the host "a"; remove one of them'],
    [
      { hosts: ['a.test', '*.test'], http },
      'hosts.1 is "*.test", which overlaps with the host "a.test"; remove one of them',
    ],
    [
      { hosts: ['*.test', '*.b.test'], http },
      'hosts.1 is "*.b.test", which overlaps with the host "*.test"; remove one of them',
    ],
    [{ hosts: ['a'] }, 'has no rules; write rules under http'],
    [{ hosts: ['a'], http: [] }, 'has no rules; write rules under http'],
    [
      { gateways: ['edge'], http },
      'gateways must be absent, because the VirtualService has no hosts; remove it, or write hosts; a VirtualService without hosts is a delegate of others',
    ],
    [{ hosts: ['a'], http, exportTo: ['prod', 'prod'] }, 'exportTo.1 repeats the namespace "prod"; remove it'],
    [{ hosts: ['a'], http, exportTo: ['shop', '.'] }, 'exportTo.1 repeats the namespace "."; remove it'],
    [
      { hosts: ['a'], http, exportTo: ['a.b'] },
      'exportTo.0 is not a namespace; write "." for its own namespace, "*" for all, or a name',
    ],
    [{ hosts: ['a'], http, exportTo: ['*', 'prod'] }, 'exportTo has "*" beside other namespaces; keep only "*"'],
  ])('%j', (spec, problem) => {
    expect(rejected(spec)).toEqual([problem]);
  });
});

describe('rules for connections', () => {
  const tls = (match: object, hosts = ['a', '*.test']) => rejected({ hosts, tls: [{ match: [match], route }] });
  const tcp = (rule: object) => rejected({ hosts: ['a'], tcp: [{ route, ...rule }] });

  test.each([
    { sniHosts: ['a'] },
    { sniHosts: ['b.test', '*.c.test', '*.test'] },
    { sniHosts: ['10.0.0.1'] },
    { sniHosts: ['a'], destinationSubnets: ['10.0.0.1', '10.0.0.0/8', '10.0.0.0/32', '::/0', '::/128'], port: 443 },
  ])('Istio accepts the condition %j', (match) => {
    expect(tls(match)).toEqual([]);
  });

  const subnet = 'write an address such as 10.0.0.0/8';
  test.each([
    [{}, 'tls.0.match.0 needs sniHosts; write one of the hosts'],
    [
      { sniHosts: ['a', 'b'] },
      'tls.0.match.0.sniHosts.1 is not one of the hosts of the VirtualService; add it to hosts, or remove it',
    ],
    [{ sniHosts: ['a_b'] }, `tls.0.match.0.sniHosts.0 is not a host that Istio accepts: "a_b"; ${write}`],
    ...['10.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/08', '10.0.0.0/', 'x10.0.0.0/8'].map((text) => [
      { sniHosts: ['a'], destinationSubnets: [text] },
      `tls.0.match.0.destinationSubnets.0 is not a subnet: "${text}"; ${subnet}`,
    ]),
  ] as readonly (readonly [object, string])[])('Istio rejects the condition %j', (match, problem) => {
    expect(tls(match)).toEqual([problem]);
  });

  test('those for TLS need conditions, and all need destinations', () => {
    expect(rejected({ hosts: ['a'], tls: [{ route }] })).toEqual(['tls.0 needs match; write match with sniHosts']);
    expect(rejected({ hosts: ['a'], tcp: [{ match: [{ port: 1 }] }] })).toEqual([
      'tcp.0 has no destinations; write route',
    ]);
  });

  test('ports, gateways and labels of clients are checked', () => {
    expect(tcp({ match: [{ port: 65_536 }] })).toEqual(['tcp.0.match.0.port must be at most 65535, not 65536']);
    expect(tcp({ match: [{ gateways: ['a_b'], sourceLabels: { 'a b': 'c' } }] })).toHaveLength(2);
    expect(tcp({ match: [{ port: 65_535, gateways: ['edge'], sourceLabels: { a: 'b' } }] })).toEqual([]);
  });
});
