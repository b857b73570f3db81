import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../src/compile/answer-request.ts';
import { routesOfRelease } from '../../src/compile/routemap-of-release.ts';
import { at } from '../at.ts';
import { releaseOf } from '../reference-cases.ts';

function values(...candidates: readonly object[]) {
  const versions = [{ image: 'a' }, ...candidates.map((candidate) => ({ image: 'b', ...candidate }))];
  return { environment: 'deployment-gtw', application: { strategy: 'canary', versions } };
}

const beta = { match: [{ uri: { prefix: '/beta' } }] };
const header = { match: [{ headers: { team: { exact: 'qa' } } }] };
const elements = { match: [{ uri: { exact: '/new' } }, { uri: { prefix: '/new/' } }] };

/** The conditions of each rule in the HTTPRoute. */
async function matchesOf(candidates: readonly object[], available: readonly boolean[]) {
  const { release, pack } = await releaseOf(values(...candidates), 'web', 'default');
  const rules = at(routesOfRelease(release, pack, available), 'routes', 'objects', 'canary', 'spec', 'rules');
  return (rules as readonly { matches?: unknown }[]).map(({ matches }) => matches);
}

describe('the rules of an HTTPRoute', () => {
  const path = (type: string, value: string) => ({ path: { type, value } });
  const expression = (value: string) => path('RegularExpression', value);

  it('are for all other requests without a path, if no condition has a regular expression', async () => {
    expect(await matchesOf([elements], [true, true])).toEqual([[path('PathPrefix', '/new')], undefined]);
  });

  it('all have regular expressions if one has', async () => {
    const all = await matchesOf([beta, header, elements], [true, true, true, true]);
    expect(all).toEqual([
      [expression('^/beta.*$')],
      [{ ...expression('/.*'), headers: [{ name: 'team', value: 'qa' }] }],
      [path('Exact', '/new'), expression('^/new/.*$')],
      [expression('/.*')],
    ]);
    expect(await matchesOf([beta, header], [true, false, true])).toEqual([all[1], all[3]]);
    expect(await matchesOf([beta], [true, false])).toEqual([all[3]]);
  });
});

describe('a request', () => {
  it.each([
    ['/beta', [], 'web-1'],
    ['/betas/1', [['team', 'qa'] as const], 'web-1'],
    ['/other', [['team', 'qa'] as const], 'web-2'],
    ['/new', [], 'web-3'],
    ['/new', [['team', 'qa'] as const], 'web-3'],
    ['/new/1', [], 'web-3'],
    ['/news', [], 'web-0'],
    ['/', [], 'web-0'],
  ])('to %s with the headers %j goes to %s', async (asked, headers, version) => {
    const { release, pack } = await releaseOf(values(beta, header, elements), 'web', 'default');
    expect(answerRequest(release, pack, { path: asked, headers })).toMatchObject({
      ok: true,
      answer: { shares: [{ version, share: 1 }] },
    });
  });
});
