import { describe, expect, it } from 'vitest';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { answerTo, requestOf } from '../../routing/simulate/ask.ts';

const virtualService = (name: string, created: string, ...rules: readonly string[]) =>
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: default, creationTimestamp: "${created}"}
spec: {hosts: [a.test], gateways: [gw, mesh], http: [${rules.join(', ')}]}
`;
const to = (host: string, match = '') =>
  `{${match === '' ? '' : `match: [${match}], `}route: [{destination: {host: ${host}}}]}`;

function ask(line: string, ...files: readonly string[]): string {
  const read = readRoutes('vs.yaml', new TextEncoder().encode(files.join('---\n')), 'default');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return answerTo(followRequest(read.routes, requestOf(line, 'a.test')));
}

const old = '2024-01-01T00:00:00Z';
const recent = '2025-01-01T00:00:00Z';
const narrow = virtualService('narrow', recent, to('narrow', '{uri: {prefix: /a}}'));

/** Worked out from SortVHostRoutes and IsCatchAllRoute in pilot/pkg/networking/core/route of istio.io/istio. */
describe('several VirtualServices for a host at a gateway', () => {
  it.each([
    ['without conditions', ''],
    ['of the prefix /', '{uri: {prefix: /}}'],
    ['of the expression .*', '{uri: {regex: ".*"}}'],
    ['of clients alone', '{gateways: [gw]}'],
  ])('a rule %s goes to the end', (_, match) => {
    const wide = virtualService('wide', old, to('wide', match), to('never', '{uri: {prefix: /a}}'));
    expect(ask('GET /a | @gateway default/gw', wide, narrow)).toBe('narrow');
    expect(ask('GET /b | @gateway default/gw', wide, narrow)).toBe('wide');
  });

  it.each([
    ['another expression', '{uri: {regex: "/.*"}}'],
    ['a condition on the method', '{method: {regex: ".*"}}'],
    ['a condition on a header', '{headers: {x: {}}}'],
    ['two conditions', '{uri: {regex: ".*"}, method: {exact: GET}}'],
  ])('a rule with %s stays where it is', (_, match) => {
    const wide = virtualService('wide', old, to('wide', match));
    expect(ask('GET /a | x: y | @gateway default/gw', wide, narrow)).toBe('wide');
  });

  it('those of the oldest come first, then those of the first name', () => {
    const of = (name: string, created: string) => virtualService(name, created, to(name, '{uri: {prefix: /a}}'));
    const first = (...files: readonly string[]) => ask('GET /a | @gateway default/gw', ...files);
    expect(first(of('a', recent), of('b', old))).toBe('b');
    expect(first(of('b', old), of('a', old))).toBe('a');
  });

  it('inside the mesh only the oldest counts', () => {
    const wide = virtualService('wide', old, to('wide', '{uri: {prefix: /b}}'));
    expect(ask('GET /a', wide, narrow)).toBe('404');
    expect(ask('GET /b', wide, narrow)).toBe('wide');
  });
});
