import { describe, expect, it } from 'vitest';
import { withinCpuSeconds } from '../../within-cpu-seconds.ts';
import { askFile, gateway, httpRoute, listenerSet, namespace, openGateway, service } from './ask-file.ts';

/*
 * Gateways, ListenerSets and Namespaces that stand beside a route. Worked out by hand from
 * https://gateway-api.sigs.k8s.io/reference/spec/
 */

const v1 = service('v1');
const http = '{name: one, port: 80, protocol: HTTP}';
const hosted = (name: string, hostname: string, more = '') =>
  `{name: ${name}, port: 80, protocol: HTTP, hostname: "${hostname}"${more}}`;
const to = (name: string, hostnames = '[]') =>
  `hostnames: ${hostnames}, rules: [{backendRefs: [{name: ${name}, port: 80}]}]`;

describe('the listener of a request', () => {
  const listeners = [
    hosted('exact', 'a.shop.test'),
    hosted('narrow', '*.b.shop.test'),
    hosted('wide', '*.shop.test'),
    '{name: rest, port: 80, protocol: HTTP}',
    '{name: other, port: 8080, protocol: HTTP, hostname: a.shop.test}',
    '{name: safe, port: 443, protocol: HTTPS, hostname: a.shop.test}',
  ];
  const file = [gateway('gw', ...listeners), httpRoute('r', '[{name: gw}]'), v1];

  it.each([
    [{ host: 'a.shop.test' }, 'exact', 'v1'],
    [{ host: 'A.Shop.test:80' }, 'exact', 'v1'],
    [{ host: 'x.y.b.shop.test' }, 'narrow', 'v1'],
    [{ host: 'b.shop.test' }, 'wide', 'v1'],
    [{ host: 'shop.test' }, 'rest', 'v1'],
    [{ host: 'a.shop.test', port: 8080 }, 'other', 'v1'],
    [{ host: 'a.shop.test:8080' }, 'other', 'v1'],
    [{ host: 'b.shop.test', port: 8080 }, null, '404'],
    [{ host: 'a.shop.test', scheme: 'https' }, 'safe', 'v1'],
    [{ host: 'b.shop.test', scheme: 'https' }, null, 'not routed'],
    [{ host: 'a.shop.test', port: 443 }, 'safe', 'v1'],
    [{ host: 'a.shop.test', port: 443, scheme: 'http' }, null, 'not routed'],
    [{ host: 'a.shop.test', port: 9090 }, null, 'not routed'],
  ])('%o -> %s', (spec, listener, answer) => {
    expect(askFile(file, spec)).toMatchObject({ listener, answer, unseen: [], warnings: [], errors: [] });
  });

  it('is one that takes the route, if the request does not say more', () => {
    const route = (section: string) => httpRoute('r', `[{name: gw, sectionName: ${section}}]`);
    const asked = (section: string) => askFile([gateway('gw', ...listeners), route(section), v1]).asked;
    expect(asked('exact')).toBe('http://a.shop.test:80');
    expect(asked('other')).toBe('http://a.shop.test:8080');
    expect(asked('safe')).toBe('https://a.shop.test:443');
    expect(asked('rest')).toBe('http://localhost:80');
  });

  it('tells why no listener takes it', () => {
    const one = [gateway('gw', hosted('one', 'a.test')), httpRoute('r', '[{name: gw}]'), v1];
    expect(askFile(one, { host: 'b.test' }).reasons).toEqual([
      'the gateway has no listener for the host b.test at port 80; the hosts are a.test (one)',
    ]);
    expect(askFile(one, { port: 90 }).reasons).toEqual([
      'the gateway has no listener at port 90; its ports are 80 (one)',
    ]);
    expect(askFile(one, { port: 80, scheme: 'https' }).reasons).toEqual([
      'the gateway does not take https at port 80, but http (one)',
    ]);
  });
});

describe('a request reaches only routes of its listener', () => {
  const gw = gateway('gw', hosted('narrow', '*.b.test'), hosted('wide', '*.test'), http);
  const route = (name: string) => httpRoute(name, `[{name: gw, sectionName: ${name}}]`, to(name));
  const file = [gw, route('wide'), route('one'), service('wide'), service('one')];

  it.each([
    // Istio has no virtual host for a listener without a route.
    ['x.b.test', 'narrow', '404', 'Istio: wide'],
    ['b.test', 'wide', 'wide', null],
    ['other', 'one', 'one', null],
  ])('%s -> %s', (host, listener, answer, deviation) => {
    expect(askFile(file, { host })).toMatchObject({ listener, answer, deviation });
  });
});

/** Held against Istio's own code by test/truth/gateway-listeners.test.ts. */
describe('what Istio answers otherwise', () => {
  const at = (name: string, section: string, hostnames: string, path = '/') =>
    httpRoute(
      name,
      `[{name: gw, sectionName: ${section}}]`,
      `hostnames: ${hostnames}, rules: [{matches: [{path: {value: ${path}}}], backendRefs: [{name: v1, port: 80}]}]`,
    );
  const wide = hosted('wide', '*.test');
  const secure = (name: string, hostname: string) =>
    `{name: ${name}, port: 443, protocol: HTTPS, hostname: "${hostname}"}`;

  it.each([
    [
      'the rule of a less specific host',
      [http],
      [at('a', 'one', '[a.test]', '/x'), at('b', 'one', '[]')],
      'Istio: 404',
    ],
    ['which is tried at other hosts', [http], [at('a', 'one', '[b.test]', '/x'), at('b', 'one', '[]')], null],
    ['another listener of the port', [http, wide], [at('a', 'one', '[]')], 'Istio: a'],
    ['unless its route is for a host of this listener', [http, wide], [at('a', 'one', '[a.test]')], null],
    ['also of a wildcard', [http, wide], [at('a', 'one', '["*.test"]')], null],
    [
      'unless this listener has a route for any host',
      [http, wide],
      [at('a', 'one', '[]'), at('b', 'wide', '[]')],
      null,
    ],
    ['not a listener of another port', [wide, '{name: one, port: 90, protocol: HTTP}'], [at('a', 'one', '[]')], null],
  ])('%s', (_, listeners, routes, deviation) => {
    expect(askFile([gateway('gw', ...listeners), ...routes, v1], { host: 'a.test', port: 80 }).deviation).toBe(
      deviation,
    );
  });

  it('is nothing for listeners with certificates, which have their own hosts', () => {
    const file = [gateway('gw', secure('wide', '*.test'), secure('exact', 'a.test')), at('a', 'wide', '[]'), v1];
    expect(askFile(file, { host: 'a.test', port: 443 })).toMatchObject({ answer: '404', deviation: null });
  });

  it('asks only listeners of the same object who is more specific', () => {
    const parent = '[{group: gateway.networking.k8s.io, kind: ListenerSet, name: more}]';
    const route = httpRoute('a', parent, to('v1', '[a.test]'));
    const set = listenerSet('more', '{name: gw}', '{name: rest, port: 80, protocol: HTTP}');
    const file = [openGateway('gw', '{namespaces: {from: All}}', wide), set, route, v1];
    expect(askFile(file, { host: 'a.test' })).toMatchObject({ answer: '404', deviation: 'Istio: a' });
  });

  it('is the whole answer without a Gateway in the file', () => {
    const file = [httpRoute('a', '[{name: gw}]', to('v1', '[a.test]')), httpRoute('b', '[{name: gw}]'), v1];
    expect(askFile(file, { host: 'a.test', path: '/' })).toMatchObject({ answer: 'v1', deviation: null });
  });
});

describe('the hosts of a route are those that it has in common with the listener', () => {
  it.each([
    ['a.test', '[]', ['a.test'], ['b.test']],
    ['a.test', '[a.test, b.test]', ['a.test'], ['b.test']],
    ['a.test', '["*.test"]', ['a.test'], ['b.test']],
    ['*.test', '[]', ['a.test', 'b.a.test'], ['test']],
    ['*.test', '[a.test, b.org]', ['a.test'], ['b.test', 'b.org']],
    ['*.test', '["*.a.test"]', ['b.a.test', 'c.b.a.test'], ['a.test', 'b.test']],
    ['*.a.test', '["*.test"]', ['b.a.test'], ['b.test', 'a.test']],
    ['', '[a.test]', ['a.test'], ['b.test']],
  ])('%s and %s', (hostname, hostnames, taken, refused) => {
    const file = [gateway('gw', hosted('one', hostname)), httpRoute('r', '[{name: gw}]', to('v1', hostnames)), v1];
    expect(taken.map((host) => askFile(file, { host }).answer)).toEqual(taken.map(() => 'v1'));
    expect(refused.map((host) => askFile(file, { host }).answer)).toEqual(refused.map(() => '404'));
  });
});

describe('a parent that does not take the route', () => {
  const at = (parents: string, hostnames = '[]') => httpRoute('r', parents, to('v1', hostnames));
  const reason = (listener: string, route: string) => askFile([gateway('gw', listener), route, v1], { host: 'a.test' });

  it.each([
    [
      http,
      at('[{name: gw, sectionName: two}]'),
      'NoMatchingParent): it has no listener named two; its listeners are one (port 80)',
      'correct the name, sectionName or port',
    ],
    [
      http,
      at('[{name: gw, sectionName: one, port: 81}]'),
      'NoMatchingParent): it has no listener named one at port 81; its listeners are one (port 80)',
      'correct the name, sectionName or port',
    ],
    [
      hosted('one', 'a.test'),
      at('[{name: gw}]', '[b.test]'),
      'NoMatchingListenerHostname): listener one: its hostname is a.test, not b.test',
      'add a host of the listener to hostnames, or name another listener',
    ],
    [
      hosted('one', 'a.test'),
      at('[{name: gw}]', '[b.test, c.test]'),
      'NoMatchingListenerHostname): listener one: its hostname is a.test, not b.test or c.test',
      'add a host of the listener to hostnames, or name another listener',
    ],
    [
      `{name: two, port: 81, protocol: TCP}, ${hosted('one', 'a.test')}`,
      at('[{name: gw}]', '[b.test]'),
      'NoMatchingListenerHostname): listener two: its protocol is TCP, not HTTP or HTTPS; listener one: its hostname is a.test, not b.test',
      'add a host of the listener to hostnames, or name another listener',
    ],
    [
      '{name: one, port: 80, protocol: TCP}',
      at('[{name: gw}]'),
      'NotAllowedByListeners): listener one: its protocol is TCP, not HTTP or HTTPS',
      'change allowedRoutes of the listener, or name another listener',
    ],
    [
      '{name: one, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}]}}',
      at('[{name: gw}]'),
      'NotAllowedByListeners): listener one: its allowedRoutes.kinds do not have HTTPRoute',
      'change allowedRoutes of the listener, or name another listener',
    ],
    [
      '{name: one, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: None}}}',
      at('[{name: gw}]'),
      'NotAllowedByListeners): listener one: it allows routes of no namespace, not of default',
      'change allowedRoutes of the listener, or name another listener',
    ],
  ])('%s', (listener, route, message, hint) => {
    const { answer, warnings } = reason(listener, route);
    expect(warnings).toEqual([
      `unattached-route 9:21 the Gateway default/gw does not take this route (${message} | ${hint}`,
    ]);
    expect(answer).toMatch(/^404$|^not routed$/);
  });

  it('is none at the port that the route asks for', () => {
    const gw = gateway('gw', http, '{name: two, port: 8080, protocol: HTTP}');
    expect(askFile([gw, at('[{name: gw, port: 8080}]'), v1])).toMatchObject({
      answer: 'v1',
      asked: 'http://localhost:8080',
      listener: 'two',
      warnings: [],
    });
  });

  it('is none of two if one listener takes it', () => {
    const gw = gateway('gw', http, hosted('two', 'a.test'));
    expect(askFile([gw, at('[{name: gw}]', '[b.test]'), v1], { host: 'b.test' })).toMatchObject({
      answer: 'v1',
      listener: 'one',
      warnings: [],
    });
  });
});

describe('allowed namespaces', () => {
  const allowed = (namespaces: string) =>
    gateway('infra/gw', `{name: one, port: 80, protocol: HTTP, allowedRoutes: {namespaces: ${namespaces}}}`);
  const route = httpRoute('shop/r', '[{name: gw, namespace: infra}]');
  const file = (namespaces: string, ...more: readonly string[]) => [
    allowed(namespaces),
    route,
    service('shop/v1'),
    ...more,
  ];
  const selector = (text: string) => `{from: Selector, selector: ${text}}`;

  it.each([
    ['{from: All}', 'v1'],
    ['{from: Same}', '404'],
    ['{}', '404'],
    [selector('{matchLabels: {team: a}}'), 'v1'],
    [selector('{matchLabels: {team: a, stage: prod}}'), '404'],
    [selector('{}'), 'v1'],
    [selector('null'), '404'],
    [selector('{matchLabels: {kubernetes.io/metadata.name: shop}}'), 'v1'],
    [selector('{matchExpressions: [{key: team, operator: In, values: [a, b]}]}'), 'v1'],
    [selector('{matchExpressions: [{key: team, operator: NotIn, values: [a, b]}]}'), '404'],
    [selector('{matchExpressions: [{key: stage, operator: NotIn, values: [a]}]}'), 'v1'],
    [selector('{matchExpressions: [{key: team, operator: Exists}]}'), 'v1'],
    [selector('{matchExpressions: [{key: team, operator: DoesNotExist}]}'), '404'],
  ])('%s', (namespaces, answer) => {
    const labelled = file(namespaces, namespace('shop', '{team: a}'));
    expect(askFile(labelled)).toMatchObject({ answer, unseen: [], errors: [] });
  });

  it('tells that the labels are not known', () => {
    expect(askFile(file(selector('{matchLabels: {team: a}}')))).toMatchObject({
      answer: 'v1',
      unseen: ['the labels of the Namespace shop'],
      warnings: [],
    });
    expect(askFile(file(selector('{matchLabels: {kubernetes.io/metadata.name: other}}')))).toMatchObject({
      answer: '404',
      unseen: [],
    });
  });
});

describe('ListenerSets', () => {
  const set = (name: string, ...listeners: readonly string[]) => listenerSet(name, '{name: gw}', ...listeners);
  const all = '{namespaces: {from: All}}';
  const gw = openGateway('gw', all, hosted('one', 'gw.test'));
  const onSet = (more = '') =>
    httpRoute('r', `[{kind: ListenerSet, group: gateway.networking.k8s.io, name: more${more}}]`);

  it('add listeners, which only routes get that name the ListenerSet', () => {
    const file = [gw, set('more', hosted('one', 'set.test'), hosted('two', 'two.test')), onSet(), v1];
    expect(askFile(file)).toMatchObject({
      asked: 'http://set.test:80',
      answer: 'v1',
      listener: 'one of ListenerSet default/more',
    });
    expect(askFile(file, { host: 'gw.test' })).toMatchObject({ answer: '404', listener: 'one', warnings: [] });
    const onGateway = httpRoute('r', '[{name: gw}]');
    const other = [gw, set('more', hosted('one', 'set.test')), onGateway, v1];
    expect(askFile(other, { host: 'set.test' })).toMatchObject({ answer: '404' });
    expect(askFile(other, { host: 'gw.test' })).toMatchObject({ answer: 'v1' });
  });

  it('are chosen by sectionName', () => {
    const file = [
      gw,
      set('more', hosted('one', 'set.test'), hosted('two', 'two.test')),
      onSet(', sectionName: two'),
      v1,
    ];
    expect(askFile(file, { host: 'set.test' }).answer).toBe('404');
    expect(askFile(file, { host: 'two.test' }).answer).toBe('v1');
  });

  it('need the permission of the Gateway', () => {
    const closed = gateway('gw', hosted('one', 'gw.test'));
    const asked = askFile([closed, set('more', hosted('one', 'set.test')), onSet(), v1], { host: 'set.test' });
    expect(asked.answer).toBe('404');
    expect(asked.warnings).toEqual([
      expect.stringContaining(
        'the ListenerSet default/more does not take this route (NotAllowedByListeners): listener one of ListenerSet default/more: the Gateway default/gw does not allow ListenerSets of default',
      ),
    ]);
    const same = openGateway('gw', '{namespaces: {from: Same}}', hosted('one', 'gw.test'));
    expect(askFile([same, set('more', hosted('one', 'set.test')), onSet(), v1]).answer).toBe('v1');
  });

  it('lose a conflict to the Gateway and to older ListenerSets', () => {
    const taken = [gw, set('more', hosted('one', 'gw.test')), onSet(), v1];
    expect(askFile(taken, { host: 'gw.test' })).toMatchObject({ answer: '404', listener: 'one' });
    expect(askFile(taken).warnings[0]).toContain('its hostname conflicts with the listener one at port 80');
    const tls = [gw, set('more', '{name: two, port: 80, protocol: HTTPS}'), onSet(), v1];
    expect(askFile(tls).warnings[0]).toContain('its protocol conflicts with the listener one at port 80');
    const older = [gw, set('less', hosted('one', 'set.test')), set('more', hosted('one', 'set.test')), onSet(), v1];
    expect(askFile(older).warnings[0]).toContain(
      'its hostname conflicts with the listener one of ListenerSet default/less at port 80',
    );
    const dated = (name: string, time: string) =>
      set(name, hosted('one', 'set.test')).replace(
        'namespace: default',
        `namespace: default, creationTimestamp: "${time}"`,
      );
    const young = [gw, dated('less', '2026-02-01T00:00:00Z'), dated('more', '2026-01-01T00:00:00Z'), onSet(), v1];
    expect(askFile(young)).toMatchObject({ answer: 'v1', warnings: [] });
  });

  it('count without their Gateway, which is named', () => {
    expect(askFile([set('more', hosted('one', 'set.test')), onSet(), v1])).toMatchObject({
      answer: 'v1',
      asked: 'http://set.test:80',
      unseen: ['the Gateway default/gw'],
    });
    expect(askFile([gw, onSet(), v1], { host: 'any.test' })).toMatchObject({
      answer: 'v1',
      unseen: ['the ListenerSet default/more'],
    });
  });
});

describe('what is not in the file', () => {
  it('is named, and the route counts as attached', () => {
    expect(askFile([httpRoute('r', '[{name: gw, sectionName: one}]'), v1], { port: 8080 })).toMatchObject({
      answer: 'v1',
      unseen: ['the Gateway default/gw'],
      warnings: [],
    });
  });

  it('is not named for requests that it does not concern', () => {
    const parents = '[{name: gw}, {group: "", kind: Service, name: v1}]';
    expect(askFile([httpRoute('r', parents), v1])).toMatchObject({ answer: 'v1', unseen: [] });
    expect(askFile([httpRoute('r', parents), v1], { gateway: 'gw' }).unseen).toEqual(['the Gateway default/gw']);
  });
});

describe('an object that the API server refuses', () => {
  it.each([
    ['{name: one, port: "80", protocol: HTTP}', '4:61 spec.listeners[0].port of the Gateway must be a number'],
    ['{name: one, protocol: HTTP}', 'spec.listeners[0].port of the Gateway is missing'],
    [
      '{name: one, port: 80, protocol: HTTP, hostnames: [a]}',
      'spec.listeners[0].hostnames of the Gateway is an unknown key',
    ],
    [`${http}, {name: one, port: 81, protocol: HTTP}`, 'spec.listeners[1].name of the Gateway is one, like that of'],
    [
      `${http}, {name: two, port: 80, protocol: HTTP}`,
      'spec.listeners[1] of the Gateway has the port, protocol and hostname of the listener one',
    ],
    ['', 'spec.listeners of the Gateway must have at least one listener'],
    [
      '{name: one, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Any}}}',
      'allowedRoutes.namespaces.from of the Gateway must be All, Same, Selector, None, not Any',
    ],
  ])('%s', (listeners, message) => {
    const { errors } = askFile([gateway('gw', listeners), httpRoute('r', '[{name: gw}]'), v1]);
    expect(errors).toEqual([expect.stringMatching(/^broken-object \d+:\d+ /)]);
    expect(errors[0]).toContain(message);
  });

  it.each([
    [service('v2', '[{port: a}]'), 'broken-object', 'spec.ports[0].port of the Service must be a number'],
    [listenerSet('s', '{}', http), 'broken-object', 'spec.parentRef.name of the ListenerSet is missing'],
  ])('%s', (object, code, message) => {
    const { errors } = askFile([object, httpRoute('r', '[{name: gw}]')]);
    expect(errors[0]).toContain(code);
    expect(errors[0]).toContain(message);
  });
});

it('reads many routes and listeners in linear time, and cuts lists of them', () => {
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));
  const file = [
    openGateway('gw', '{namespaces: {from: All}}', hosted('one', 'gw.test')),
    ...many(30, (set) =>
      listenerSet(`s${set}`, '{name: gw}', ...many(40, (index) => hosted(`l${index}`, `h${index}.s${set}.test`))),
    ),
    ...many(600, (index) => httpRoute(`r${index}`, '[{name: gw}]', to(`v${index}`))),
    ...many(600, (index) => service(`v${index}`)),
  ];
  const { reasons } = withinCpuSeconds(10, () => askFile(file, { host: 'h1.test' }));
  expect(reasons[0]).toMatch(/ and 1193 more$/);
});
