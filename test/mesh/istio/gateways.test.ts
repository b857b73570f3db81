import { describe, expect, it } from 'vitest';
import { findAnswer } from '../../../src/routing/answer/answer.ts';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { answerTo, requestOf } from '../../routing/simulate/ask.ts';

const istio = 'apiVersion: networking.istio.io/v1\n';

function gateway(servers: string, selector = '{istio: ingressgateway}'): string {
  return `${istio}kind: Gateway\nmetadata: {name: gw, namespace: infra}\nspec: {selector: ${selector}, servers: [${servers}]}\n`;
}

function virtualService(spec: string): string {
  return `${istio}kind: VirtualService\nmetadata: {name: shop, namespace: default}\nspec: {gateways: [infra/gw], ${spec}}\n`;
}

function read(...documents: readonly string[]) {
  const found = readRoutes('file.yaml', new TextEncoder().encode(documents.join('---\n')), 'default');
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  return found.routes;
}

function ask(documents: readonly string[], line: string): string {
  return answerTo(followRequest(read(...documents), requestOf(`${line} | @gateway infra/gw`, 'shop.test')));
}

const server = (hosts: string, more = 'number: 80, name: http, protocol: HTTP', tls = '') =>
  `{port: {${more}}, hosts: [${hosts}]${tls}}`;
const to = 'http: [{route: [{destination: {host: b}}]}]';

/** Worked out from buildGatewayHTTPRouteConfig of istio.io/istio, and held against it by test/truth/routes. */
describe('a Gateway in the file of a VirtualService', () => {
  const shop = virtualService(`hosts: [shop.test, "*.book.test"], ${to}`);
  const secure = server('"*"', 'number: 443, name: https, protocol: HTTPS', ', tls: {mode: SIMPLE}');
  const passed = server('"*"', 'number: 443, name: tls, protocol: HTTPS', ', tls: {mode: PASSTHROUGH}');

  it.each([
    ['takes every host with a star', [server('"*"')], 'GET /', 'b'],
    ['takes the hosts that both have', [server('shop.test')], 'GET /', 'b'],
    ['and no others', [server('shop.test')], 'GET / | @host a.book.test', '404'],
    ['a wildcard of the Gateway', [server('"*.test"')], 'GET / | @host a.book.test', 'b'],
    ['the narrower of two wildcards', [server('"*.a.book.test"')], 'GET / | @host a.book.test', '404'],
    ['which counts', [server('"*.a.book.test"')], 'GET / | @host x.a.book.test', 'b'],
    ['hosts for the namespace of the route', [server('default/shop.test')], 'GET /', 'b'],
    ['hosts for another namespace', [server('other/*')], 'GET /', '404'],
    ['hosts for its own namespace', [server('./*')], 'GET /', '404'],
    ['hosts for all namespaces', [server('"*/shop.test"')], 'GET /', 'b'],
    ['several servers of a port', [server('other/*'), server('shop.test')], 'GET /', 'b'],
    ['capitals that the Gateway does not have', [server('Shop.test')], 'GET /', '404'],
    ['a port without a server', [server('"*"')], 'GET / | @port 8080', 'not routed'],
    ['a server with a certificate', [secure], 'GET / | @port 443 | @scheme https', 'b'],
    ['plain HTTP at such a server', [secure], 'GET / | @port 443', 'not routed'],
    ['a server that passes connections on', [passed], 'GET / | @port 443 | @scheme https', 'not routed'],
  ])('%s', (_, servers, line, answer) => {
    expect(ask([gateway(servers.join(', ')), shop], line)).toBe(answer);
  });

  it('compares hosts with their capitals, and requests without them', () => {
    const loud = virtualService(`hosts: [Shop.test], ${to}`);
    expect(ask([gateway(server('Shop.test')), loud], 'GET / | @host SHOP.test')).toBe('b');
    expect(ask([gateway(server('"*"')), loud], 'GET /')).toBe('b');
    const missed = findAnswer(read(gateway(server('shop.test')), loud), { gateway: 'infra/gw', host: 'shop.test' }, []);
    expect(missed.ok && missed.answer.why[0]?.remarks).toEqual([
      'VirtualService shop gets no requests of the listener at port 80: its servers there have no host of the route, because Istio compares them with their capitals',
    ]);
  });

  const labelled = virtualService(
    'hosts: [shop.test], http: [{match: [{sourceLabels: {istio: ingressgateway, zone: a}}], route: [{destination: {host: b}}]}]',
  );

  it.each([
    ['has pods with the labels of its selector', 'GET / | @label zone=a', 'b'],
    ['which may have more', 'GET /', '404'],
  ])('%s', (_, line, answer) => {
    expect(ask([gateway(server('"*"')), labelled], line)).toBe(answer);
  });

  it('is named in the answer if it is not there', () => {
    const unseenOf = (...documents: readonly string[]) => {
      const found = findAnswer(read(...documents), { gateway: 'infra/gw' }, []);
      return found.ok && found.answer.unseen;
    };
    expect(unseenOf(shop)).toEqual(['the Gateway infra/gw']);
    expect(unseenOf(shop, gateway(server('"*"')))).toEqual([]);
    const redirecting = server('"*"', undefined, ', tls: {httpsRedirect: true}');
    expect(unseenOf(shop, gateway(redirecting))).toEqual([
      'tls.httpsRedirect of the Gateway infra/gw, which answers plain HTTP with status 301',
    ]);
  });

  it('must have what decides where requests go', () => {
    const file = [gateway('{port: {number: 80}, hosts: ["*"]}'), shop].join('---\n');
    const found = readRoutes('file.yaml', new TextEncoder().encode(file), 'default');
    expect(found.ok ? [] : found.diagnostics.map(({ message }) => message)).toEqual([
      'spec.servers[0].port.protocol of the Gateway is missing',
    ]);
  });
});
