import { describe, expect, it } from 'vitest';
import { mergeMatches } from '../../../src/mesh/istio/merge-matches.ts';
import type { DataMap } from '../../../src/values/data.ts';

const uri = (match: DataMap) => ({ uri: match });

/** Worked out from mergeHTTPMatchRequests in pilot/pkg/model of istio.io/istio. */
describe('the entries of a rule and of its delegate', () => {
  it.each<[string, DataMap, DataMap, DataMap]>([
    ['a longer prefix', uri({ prefix: '/a' }), uri({ prefix: '/a/b' }), uri({ prefix: '/a/b' })],
    ['an exact path within a prefix', uri({ prefix: '/a' }), uri({ exact: '/a/b' }), uri({ exact: '/a/b' })],
    ['the same exact path', uri({ exact: '/a' }), uri({ exact: '/a' }), uri({ exact: '/a' })],
    [
      'other subjects',
      uri({ prefix: '/a' }),
      { method: { exact: 'GET' } },
      { ...uri({ prefix: '/a' }), method: { exact: 'GET' } },
    ],
    ['headers', { headers: { a: { exact: 'b' } } }, { headers: { c: {} } }, { headers: { a: { exact: 'b' }, c: {} } }],
    [
      'labels of clients',
      { sourceLabels: { a: 'b' } },
      { sourceLabels: { c: 'd' } },
      { sourceLabels: { a: 'b', c: 'd' } },
    ],
    ['fewer gateways', { gateways: ['mesh', 'gw'] }, { gateways: ['gw'] }, { gateways: ['gw'] }],
    ['gateways where the rule has none', {}, { gateways: ['gw'] }, { gateways: ['gw'] }],
    ['the same port', { port: 80 }, { port: 80 }, { port: 80 }],
    ['an empty value, which is absent', { port: 80, name: 'a' }, { port: 0, name: '' }, { port: 80, name: 'a' }],
    ['a namespace of clients', {}, { sourceNamespace: 'a' }, { sourceNamespace: 'a' }],
  ])('become one: %s', (_, root, sub, merged) => {
    expect(mergeMatches([root], [sub])).toEqual([merged]);
  });

  it.each<[string, DataMap, DataMap]>([
    ['another prefix', uri({ prefix: '/a' }), uri({ prefix: '/b' })],
    ['a shorter prefix', uri({ prefix: '/a/b' }), uri({ prefix: '/a' })],
    ['no text in place of a prefix', uri({ prefix: '/a' }), uri({})],
    ['a text in place of none', uri({}), uri({ exact: '/a' })],
    ['another exact path', uri({ exact: '/a' }), uri({ exact: '/b' })],
    ['a prefix in place of an exact path', uri({ exact: '/a' }), uri({ prefix: '/a' })],
    ['an expression', uri({ prefix: '/' }), uri({ regex: '/a' })],
    ['anything within an expression', uri({ regex: '/.*' }), uri({ exact: '/a' })],
    ['a header', { headers: { a: { exact: 'b' } } }, { headers: { a: { exact: 'c' } } }],
    ['an absent header', { withoutHeaders: { a: { exact: 'b' } } }, { withoutHeaders: { a: { exact: 'c' } } }],
    ['a parameter', { queryParams: { a: { exact: 'b' } } }, { queryParams: { a: { exact: 'c' } } }],
    ['the case of paths', { ignoreUriCase: true }, {}],
    ['the port', { port: 80 }, { port: 81 }],
    ['the namespace of clients', { sourceNamespace: 'a' }, {}],
    ['a label of clients', { sourceLabels: { a: 'b' } }, { sourceLabels: { a: 'c' } }],
    ['another gateway', { gateways: ['mesh'] }, { gateways: ['gw'] }],
    ['more gateways', { gateways: ['mesh'] }, { gateways: ['mesh', 'mesh'] }],
  ])('contradict each other: %s', (_, root, sub) => {
    expect(mergeMatches([root], [sub])).toBeNull();
  });

  it('are taken as they are where the other has none', () => {
    expect(mergeMatches([], [uri({ regex: 'a' })])).toEqual([uri({ regex: 'a' })]);
    expect(mergeMatches([uri({ regex: 'a' })], [])).toEqual([uri({ regex: 'a' })]);
  });

  it('are joined in pairs; one of the delegate that fits none drops the rule', () => {
    const roots = [uri({ prefix: '/a' }), uri({ prefix: '/a/b' }), uri({ prefix: '/c' })];
    expect(mergeMatches(roots, [uri({ exact: '/a/b/c' }), uri({ exact: '/c' })])).toEqual([
      uri({ exact: '/a/b/c' }),
      uri({ exact: '/a/b/c' }),
      uri({ exact: '/c' }),
    ]);
    expect(mergeMatches(roots, [uri({ exact: '/a' }), uri({ exact: '/d' })])).toBeNull();
  });
});
