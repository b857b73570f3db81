import { describe, expect, it } from 'vitest';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { answerTo, requestOf } from '../../routing/simulate/ask.ts';

function virtualService(name: string, spec: string): string {
  return `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}, namespace: default}\nspec: {${spec}}\n`;
}

function service(name: string, spec: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: default}\nspec: {${spec}}\n`;
}

function ask(documents: readonly string[], line: string): string {
  const read = readRoutes('file.yaml', new TextEncoder().encode(documents.join('---\n')), 'default');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return answerTo(followRequest(read.routes, requestOf(line, 'a')));
}

const to = (host: string) => `route: [{destination: {host: ${host}}}]`;

/** Worked out from pilot/pkg/networking/core/httproute.go of istio.io/istio, and held against it by test/truth/routes. */
describe('Services in the file of a VirtualService', () => {
  const a = service('a', 'ports: [{name: http, port: 80}, {name: http-alt, port: 8080}, {name: tcp-data, port: 9000}]');
  const wide = virtualService('wide', `hosts: ["*.svc.cluster.local"], http: [{${to('b')}}]`);
  const dns = service('front', 'type: ExternalName, externalName: gateway.infra.svc.cluster.local');
  const front = virtualService(
    'front',
    `hosts: [front.default, front.default.svc.cluster.local], http: [{${to('b')}}]`,
  );

  it.each([
    ['a wildcard stands for them', [a, wide], 'GET / | @host a', 'b'],
    ['and for no others', [a, wide], 'GET / | @host other.org', 'not routed'],
    ['nor for hosts that cannot be Services', [a, wide], 'GET / | @host x.y.z.svc.cluster.local', 'not routed'],
    ['at their ports', [a, wide], 'GET / | @host a.default | @port 8080', 'b'],
    ['not at other ports', [a, wide], 'GET / | @host a.default | @port 81', 'not routed'],
    ['nor at ports with another protocol', [a, wide], 'GET / | @host a.default | @port 9000', 'not routed'],
    [
      'a Service without ports has its full host at port 80',
      [dns, front],
      'GET / | @host front.default.svc.cluster.local',
      'b',
    ],
    ['and hosts that the route has', [dns, front], 'GET / | @host front.default', 'b'],
    ['but no short name', [dns, front], 'GET / | @host front', 'not routed'],
    ['nor other ports', [dns, front], 'GET / | @host front.default | @port 8080', 'not routed'],
    [
      'a port gives it the short name',
      [service('front', 'ports: [{name: http, port: 80}]'), front],
      'GET / | @host front',
      'b',
    ],
    ['a Service that is not in the file may exist', [a, front], 'GET / | @host front | @port 8080', 'b'],
  ])('%s', (_, documents, line, answer) => {
    expect(ask(documents, line)).toBe(answer);
  });

  it('keep their names from wildcards for other hosts', () => {
    const shop = virtualService('shop', `hosts: ["*.default"], http: [{${to('b')}}]`);
    expect(ask([a, shop], 'GET / | @host a.default')).toBe('not routed');
    expect(ask([a, shop], 'GET / | @host b.default')).toBe('b');
  });
});

describe('exportTo', () => {
  const oldest = virtualService('first', `hosts: [a], http: [{${to('everywhere')}}]`);
  const own = virtualService('second', `hosts: [a], exportTo: [.], http: [{${to('here')}}]`);
  const lab = virtualService('third', `hosts: [a], exportTo: [lab, infra], http: [{${to('lab')}}]`);

  it.each([
    ['a VirtualService of its own namespace alone comes first', [oldest, own], 'GET / | @from default', 'here'],
    ['and does not exist in others', [oldest, own], 'GET / | @host a.default | @from other', 'everywhere'],
    ['one that is exported to the client comes next', [oldest, own, lab], 'GET / | @host a.default | @from lab', 'lab'],
    ['alone, it leaves other clients alone', [lab], 'GET / | @host a.default | @from other', 'not routed'],
    ['a client that is not known may be in the namespace of the route', [oldest, own], 'GET /', 'here'],
    [
      'a star means all',
      [virtualService('any', `hosts: [a], exportTo: ["*"], http: [{${to('b')}}]`)],
      'GET / | @host a.default | @from x',
      'b',
    ],
  ])('%s', (_, documents, line, answer) => {
    expect(ask(documents, line)).toBe(answer);
  });

  it('hides a delegate from other namespaces', () => {
    const root = virtualService(
      'root',
      'hosts: [a], http: [{match: [{uri: {prefix: /a}}], delegate: {name: page, namespace: far}}]',
    );
    const page = (exportTo: string) =>
      virtualService('page', `exportTo: [${exportTo}], http: [{${to('b')}}]`).replace(
        'namespace: default',
        'namespace: far',
      );
    expect(ask([root, page('.')], 'GET /a')).toBe('not routed');
    expect(ask([root, page('default')], 'GET /a')).toBe('b');
    expect(ask([root, page('"*"')], 'GET /a')).toBe('b');
  });
});

describe('what Istio does not check again after it has joined a delegate', () => {
  const root = (rule: string) => virtualService('root', `hosts: [a], http: [{${rule}, delegate: {name: page}}]`);
  const page = (rule: string) => virtualService('page', `http: [{${rule}}]`);

  it.each([
    [
      'prefixRewrite with an exact path',
      [root('match: [{uri: {exact: /a}}]'), page('redirect: {prefixRewrite: /b}')],
      '301 http://a/b',
    ],
    [
      'copies of both',
      [root('mirror: {host: c}'), page(`${to('b')}, mirrors: [{destination: {host: d}}]`)],
      'b; copies c 100, d 100',
    ],
  ])('%s', (_, documents, answer) => {
    expect(ask(documents, 'GET /a')).toBe(answer);
  });
});
