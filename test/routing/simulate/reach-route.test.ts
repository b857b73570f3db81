import { describe, expect, it } from 'vitest';
import { summarizeOutcome } from '../../../src/routing/simulate/summarize-outcome.ts';
import { outcomeOf } from './ask.ts';

const virtualService = (more: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {${more}}`;
const httpRoute = (parents: string, more = '') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {parentRefs: [${parents}], ${more}rules: [{backendRefs: [{name: b, port: 80}]}]}`;
const http = 'http: [{route: [{destination: {host: b}}]}]';
const atService = (name: string, more = '') => `{kind: Service, group: "", name: ${name}${more}}`;

describe('why a route does not take a request', () => {
  it.each([
    [
      virtualService(`hosts: [a.test, "*.b.test"], ${http}`),
      'GET /',
      'does not take the host c.test; its hosts are a.test, *.b.test',
    ],
    [
      virtualService(`hosts: [c.test], ${http}`),
      'GET / | @port 81',
      'takes the host c.test at port 80 only, because no host of the route is a Service at port 81',
    ],
    [virtualService('hosts: [c.test], tcp: [{route: [{destination: {host: b}}]}]'), 'GET /', 'has no rules for HTTP'],
    [
      virtualService(
        'hosts: [c.test], http: [{match: [{port: 81}, {sourceNamespace: x}], route: [{destination: {host: b}}]}]',
      ),
      'GET / | @from y',
      'has no rule for this client: the port must be "81", but it is "80"; the client\'s namespace must be "x", but it is "y"',
    ],
    [
      httpRoute(atService('w')),
      'GET /',
      'does not take requests to c.test at port 80; it takes those to the Service w.default',
    ],
    [
      httpRoute(`${atService('w', ', port: 81')}, ${atService('v', ', namespace: other')}`),
      'GET / | @host w',
      'does not take requests to w at port 80; it takes those to the Service w.default at port 81 and the Service v.other from clients in default',
    ],
  ])('%s: %s', (yaml, request, reason) => {
    const { missed } = outcomeOf(yaml, request, 'c.test').visit;
    expect(missed.map((miss) => miss.reason)).toEqual([reason]);
  });
});

describe('the answer where no rule is met', () => {
  const narrow = 'http: [{match: [{uri: {exact: /a}}], route: [{destination: {host: b}}]}]';
  it.each([
    [virtualService(`hosts: [c.test], ${narrow}`), 'GET /', 404, 'no rule matches'],
    [
      virtualService(`hosts: [a.test], ${http}`),
      'GET /',
      null,
      'no route takes such requests: they go where the client sends them',
    ],
    [
      virtualService(`hosts: [a.test], gateways: [edge], ${http}`),
      'GET / | @gateway default/edge',
      404,
      'no route takes such requests',
    ],
  ])('%s: %s', (yaml, request, status, reason) => {
    expect(summarizeOutcome(outcomeOf(yaml, request, 'c.test')).ended).toMatchObject([{ share: 1, status, reason }]);
  });
});
