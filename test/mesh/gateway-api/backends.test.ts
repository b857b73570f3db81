import { describe, expect, it } from 'vitest';
import { askFile, gateway, grant, httpRoute, service } from './ask-file.ts';

/*
 * Services and ReferenceGrants that stand beside a route. Worked out by hand from
 * https://gateway-api.sigs.k8s.io/reference/spec/ and the conformance tests.
 */

const gw = gateway('gw', '{name: one, port: 80, protocol: HTTP}');
const route = (backends: string, parents = '[{name: gw}]', filters = '[]') =>
  httpRoute('r', parents, `rules: [{filters: ${filters}, backendRefs: [${backends}]}]`);
const asked = (backends: string, ...more: readonly string[]) => askFile([gw, route(backends), ...more]);

const fault = (code: string, because: string, hint: string) => [
  `unusable-backend 9:70 requests to this backend get status 500: ${because} (${code}) | ${hint}`,
];
const correct = 'correct the name, the namespace or the port, or add the Service to the file';

describe('a Service as backend', () => {
  it('exists, or requests get 500', () => {
    expect(asked('{name: a, port: 80}', service('a'))).toMatchObject({ answer: 'a', warnings: [], unseen: [] });
    expect(asked('{name: a, port: 80}', service('b'))).toMatchObject({
      answer: '500',
      reasons: ['the file has Services of default, but no Service a (BackendNotFound)'],
      warnings: fault('BackendNotFound', 'the file has Services of default, but no Service a', correct),
    });
  });

  it('has the port, or requests get 500', () => {
    const ports = '[{port: 80, name: web}, {port: 81}]';
    expect(asked('{name: a, port: 81}', service('a', ports)).answer).toBe('a');
    expect(asked('{name: a, port: 82}', service('a', ports))).toMatchObject({
      answer: '500',
      reasons: ['the Service a of default has no port 82; its ports are 80, 81 (BackendNotFound)'],
    });
    expect(asked('{name: a, port: 82}', service('a', '[]')).reasons[0]).toContain('its ports are none');
  });

  it('fails with its share alone', () => {
    const backends = '{name: a, port: 80, weight: 3}, {name: b, port: 80, weight: 1}';
    expect(asked(backends, service('a')).answer).toBe('a 0.75, 500 0.25');
  });

  it('is not looked at if the file has no Service of its namespace', () => {
    expect(asked('{name: a, port: 80}')).toMatchObject({
      answer: 'a',
      unseen: ['the Services of default'],
      warnings: [],
    });
    expect(asked('{name: a, port: 80}', service('shop/a')).unseen).toEqual(['the Services of default']);
    expect(asked('{name: a, port: 80}, {name: b, port: 80}').unseen).toEqual(['the Services of default']);
  });

  it('gets no copies if it does not exist', () => {
    const mirror = '[{type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}}}]';
    const { answer, warnings } = askFile([gw, route('{name: a, port: 80}', '[{name: gw}]', mirror), service('a')]);
    expect(answer).toBe('a');
    expect(warnings).toEqual([expect.stringContaining('no Service b')]);
  });
});

describe('a Service in another namespace', () => {
  const backend = '{name: a, namespace: shop, port: 80}';
  const from = '{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default}';
  const a = service('shop/a');

  it.each([
    ['any Service', from, '{group: "", kind: Service}'],
    ['the Service', from, '{group: "", kind: Service, name: a}'],
    [
      'one of several',
      `{group: g, kind: K, namespace: other}, ${from}`,
      '{group: "", kind: Service, name: b}, {group: "", kind: Service, name: a}',
    ],
  ])('may be used with a ReferenceGrant for %s', (_, given, to) => {
    expect(asked(backend, a, grant('shop/g', given, to))).toMatchObject({ answer: 'a', warnings: [], unseen: [] });
  });

  it.each([
    ['is missing', a],
    ['is in the wrong namespace', grant('default/g', from, '{group: "", kind: Service}')],
    [
      'is for another group',
      grant('shop/g', '{group: x, kind: HTTPRoute, namespace: default}', '{group: "", kind: Service}'),
    ],
    ['is for another kind', grant('shop/g', from.replace('HTTPRoute', 'GRPCRoute'), '{group: "", kind: Service}')],
    ['is for another namespace', grant('shop/g', from.replace('default', 'other'), '{group: "", kind: Service}')],
    ['lets use another kind', grant('shop/g', from, '{group: "", kind: Secret}')],
    ['lets use another group', grant('shop/g', from, '{group: x, kind: Service}')],
    ['lets use another Service', grant('shop/g', from, '{group: "", kind: Service, name: b}')],
  ])('answers with 500 if the ReferenceGrant %s', (_, object) => {
    expect(asked(backend, a, ...(object === a ? [] : [object]))).toMatchObject({
      answer: '500',
      reasons: ['no ReferenceGrant in shop lets an HTTPRoute of default use the Service a (RefNotPermitted)'],
    });
  });

  it('is not looked at if the file has nothing of its namespace', () => {
    expect(asked(backend)).toMatchObject({
      answer: 'a',
      unseen: ['the ReferenceGrants of shop', 'the Services of shop'],
      warnings: [],
    });
    expect(asked(backend, grant('shop/g', from, '{group: "", kind: Service}')).unseen).toEqual([
      'the Services of shop',
    ]);
  });

  it('needs no ReferenceGrant inside the mesh', () => {
    const parents = '[{group: "", kind: Service, name: front}, {name: gw}]';
    const file = [gw, route(backend, parents), service('front'), a];
    expect(askFile(file)).toMatchObject({ answer: 'a', unseen: [] });
    expect(askFile(file, { gateway: 'gw' })).toMatchObject({ answer: '500' });
    expect(askFile([route(backend, '[{group: "", kind: Service, name: front}]'), service('front'), a])).toMatchObject({
      answer: 'a',
      warnings: [],
    });
  });
});

describe('another kind as backend', () => {
  it.each([
    ['{kind: Pod, name: a}', 'Pod is not a kind of backend'],
    ['{group: x.test, kind: Thing, name: a}', 'Thing of x.test is not a kind of backend'],
    ['{group: x.test, kind: Service, name: a}', 'Service of x.test is not a kind of backend'],
  ])('%s -> 500', (backend, reason) => {
    expect(asked(backend)).toMatchObject({
      answer: '500',
      reasons: [`${reason} (InvalidKind)`],
      warnings: fault('InvalidKind', reason, 'name a Service'),
    });
  });

  it('is not looked at if an implementation or the file has it', () => {
    const pool = '{group: inference.networking.k8s.io, kind: InferencePool, name: a}';
    expect(asked(pool)).toMatchObject({
      answer: 'InferencePool/a',
      unseen: ['whether the gateway knows the kind InferencePool'],
    });
    const thing = 'apiVersion: x.test/v1\nkind: Thing\nmetadata: {name: a}\n';
    expect(asked('{group: x.test, kind: Thing, name: a}', thing).answer).toBe('Thing/a');
  });
});

describe('a Service as parent', () => {
  const at = (parent: string) => route('{name: a, port: 80}', `[{group: "", kind: Service, ${parent}}]`);

  it('exists and has the port, or it does not take the route', () => {
    expect(askFile([at('name: a'), service('a')])).toMatchObject({ answer: 'a', warnings: [], unseen: [] });
    expect(askFile([at('name: front'), service('a')]).warnings).toEqual([
      expect.stringContaining(
        'the Service default/front does not take this route (NoMatchingParent): the file has Services of default, but not this one',
      ),
    ]);
    expect(askFile([at('name: a, port: 81'), service('a')]).warnings).toEqual([
      expect.stringContaining('does not take this route (NoMatchingParent): it has no port 81; its ports are 80'),
    ]);
  });

  it('is not looked at if the file has no Service of its namespace', () => {
    expect(askFile([at('name: front')])).toMatchObject({ answer: 'a', unseen: ['the Services of default'] });
  });
});
