import { describe, expect, it } from 'vitest';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { answerTo, requestOf } from '../../routing/simulate/ask.ts';

const head = (name: string, namespace: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec:\n`;

function root(rule: string, more = ''): string {
  return `${head('root', 'default')}  hosts: [book.test]\n  gateways: [mesh, gw]\n  http:\n  - ${rule}\n${more}`;
}

function delegate(...rules: readonly string[]): string {
  return `${head('page', 'nsa')}  http:\n${rules.map((rule) => `  - {${rule}}\n`).join('')}`;
}

const toPage = 'delegate: {name: page, namespace: nsa}';
const to = (host: string) => `route: [{destination: {host: ${host}}}]`;

function ask(file: string, line: string): string {
  const read = readRoutes('vs.yaml', new TextEncoder().encode(file), 'default');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return answerTo(followRequest(read.routes, requestOf(line, 'book.test')));
}

/** Worked out from mergeVirtualServices in pilot/pkg/model of istio.io/istio. */
describe('a delegate in the same file is followed', () => {
  const bookshop = [
    root(
      `{match: [{uri: {prefix: /page}}], ${toPage}}`,
      '  - {match: [{uri: {exact: /old}}], redirect: {uri: /new, redirectCode: 308}}\n',
    ),
    delegate(`match: [{uri: {prefix: /page/v2}}], ${to('page2')}`, to('page')),
  ].join('---\n');

  it.each([
    ['GET /page/v2', 'page2'],
    ['GET /page/v1 | @gateway gw', 'page'],
    ['GET /old', '308 http://book.test/new'],
    ['GET /', '404'],
    ['GET / | @host localhost', 'not routed'],
  ])('%s -> %s', (request, answer) => {
    expect(ask(bookshop, request)).toBe(answer);
  });

  it.each([
    [
      'the order in the file does not matter',
      bookshop.split('---\n').toReversed().join('---\n'),
      'GET /page/v2',
      'page2',
    ],
    ['a delegate that is not in the file is not known', bookshop.split('---\n')[0] ?? '', 'GET /page', 'unsupported'],
    [
      'the namespace is that of the rule if the delegate has none',
      [root('delegate: {name: page}'), delegate(to('b')).replace('nsa', 'default')].join('---\n'),
      'GET /',
      'b',
    ],
    [
      'a delegate in another namespace',
      [root('delegate: {name: page}'), delegate(to('b'))].join('---\n'),
      'GET /',
      'unsupported',
    ],
  ])('%s', (_, file, request, answer) => {
    expect(ask(file, request)).toBe(answer);
  });

  it('sends requests to Services in the namespace of the delegate', () => {
    const read = readRoutes('vs.yaml', new TextEncoder().encode(bookshop), 'default');
    const hosts =
      read.ok &&
      read.routes
        .flatMap(({ rules }) => rules.map(({ action }) => action))
        .map((action) =>
          action.kind === 'forward' ? action.destinations.map(({ destination }) => destination.host) : [],
        );
    expect(hosts).toEqual([['page2.nsa.svc.cluster.local'], ['page.nsa.svc.cluster.local'], []]);
  });
});

describe('conditions of both are merged', () => {
  const merged = (match: string, sub: string) =>
    [root(`{match: [${match}], ${toPage}}`), delegate(`match: [${sub}], ${to('b')}`)].join('---\n');
  const [met, dropped] = ['b', 'not routed'];

  it.each([
    ['a prefix of a prefix', '{uri: {prefix: /a}}', '{uri: {prefix: /a/b}}', 'GET /a/b', met],
    ['an exact path below a prefix', '{uri: {prefix: /a}}', '{uri: {exact: /a/b}}', 'GET /a/b', met],
    ['another prefix', '{uri: {prefix: /a}}', '{uri: {prefix: /b}}', 'GET /b', dropped],
    ['a prefix below an exact path', '{uri: {exact: /a}}', '{uri: {prefix: /a}}', 'GET /a', dropped],
    ['the same exact path', '{uri: {exact: /a}}', '{uri: {exact: /a}}', 'GET /a', met],
    ['an expression beside a prefix', '{uri: {prefix: /a}}', '{uri: {regex: /a/b}}', 'GET /a/b', dropped],
    ['headers of both', '{headers: {x: {exact: "1"}}}', '{headers: {x-b: {exact: "2"}}}', 'GET / | x: 1 | x-b: 2', met],
    [
      'headers of both, one missing',
      '{headers: {x: {exact: "1"}}}',
      '{headers: {x-b: {exact: "2"}}}',
      'GET / | x-b: 2',
      '404',
    ],
    [
      'the same header with another text',
      '{headers: {x: {exact: "1"}}}',
      '{headers: {x: {exact: "2"}}}',
      'GET / | x: 2',
      dropped,
    ],
    ['a method and a path', '{method: {exact: PUT}}', '{uri: {prefix: /a}}', 'PUT /a', met],
    ['a method and a path, another method', '{method: {exact: PUT}}', '{uri: {prefix: /a}}', 'GET /a', '404'],
    ['another port', '{port: 80}', '{port: 81}', 'GET / | @port 81', dropped],
    ['a port of the rule', '{port: 80}', '{uri: {prefix: /a}}', 'GET /a', met],
    ['case ignored in one', '{uri: {prefix: /a}}', '{uri: {prefix: /a}, ignoreUriCase: true}', 'GET /a', dropped],
    ['the namespace of the rule alone', '{sourceNamespace: c}', '{uri: {prefix: /a}}', 'GET /a | @from c', dropped],
    ['labels of both', '{sourceLabels: {a: b}}', '{sourceLabels: {c: d}}', 'GET / | @label a=b | @label c=d', met],
    ['another label', '{sourceLabels: {a: b}}', '{sourceLabels: {a: c}}', 'GET / | @label a=c', dropped],
    ['gateways of the rule', '{gateways: [mesh, gw]}', '{gateways: [default/gw]}', 'GET / | @gateway gw', met],
    ['gateways beyond those of the rule', '{gateways: [gw]}', '{gateways: [mesh]}', 'GET /', dropped],
    ['one of two entries', '{uri: {prefix: /a}}, {uri: {prefix: /b}}', '{uri: {prefix: /b/c}}', 'GET /b/c', met],
    [
      'an entry that fits none',
      '{uri: {prefix: /a}}',
      '{uri: {prefix: /a/b}}, {uri: {prefix: /c}}',
      'GET /a/b',
      dropped,
    ],
  ])('%s', (_, match, sub, request, answer) => {
    expect(ask(merged(match, sub), request)).toBe(answer);
  });
});

describe('settings of the rule hold if the delegate has none', () => {
  const version = (text: string) => `headers: {response: {set: {app-version: ${text}}}}`;

  it.each([
    ['headers of the rule', version('root'), to('b'), 'root'],
    ['headers of the delegate', version('root'), `${to('b')}, ${version('delegate')}`, 'delegate'],
    ['copies of the rule', 'mirror: {host: c}', to('b'), 'b; copies c 100'],
  ])('%s', (_, setting, rule, answer) => {
    expect(ask([root(`{${toPage}, ${setting}}`), delegate(rule)].join('---\n'), 'GET /')).toBe(answer);
  });
});
