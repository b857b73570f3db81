import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../src/compile/answer-request.ts';
import { routesOfRelease } from '../../src/compile/routemap-of-release.ts';
import type { RequestSpec } from '../../src/routing/answer/build-request.ts';
import { at } from '../at.ts';
import { releaseOf } from '../reference-cases.ts';

const values = (strategy: string, environment = 'deployment-istio') => ({
  environment,
  application: {
    strategy,
    versions: [
      { image: 'a', weight: 1 },
      { image: 'b', weight: 3 },
    ],
  },
});

async function answer(strategy: string, request: RequestSpec = {}, available?: readonly boolean[]) {
  const { release, pack } = await releaseOf(values(strategy), 'web', 'default');
  return answerRequest(release, pack, request, available);
}

describe('answerRequest', () => {
  it.each<[string, string, RequestSpec, readonly boolean[] | undefined, object]>([
    [
      'shares by weight',
      'blue-green',
      {},
      undefined,
      {
        rule: 'web',
        shares: [
          { version: 'web-0', share: 0.25 },
          { version: 'web-1', share: 0.75 },
        ],
      },
    ],
    ['of those available', 'blue-green', {}, [true, false], { shares: [{ version: 'web-0', share: 1 }] }],
    [
      'by conditions',
      'canary',
      { headers: [['Traffic', 'test']] },
      undefined,
      { shares: [{ version: 'web-1', share: 1 }] },
    ],
    ['copies', 'mirror', {}, undefined, { mirrors: [{ version: 'web-1', percent: 3 }] }],
    [
      'nobody',
      'canary',
      { host: 'other.example' },
      undefined,
      { rule: null, shares: [], ended: [{ status: null, share: 1 }] },
    ],
  ])('%s', async (_, strategy, request, available, expected) => {
    expect(await answer(strategy, request, available)).toMatchObject({ ok: true, answer: expected });
  });

  it.each([
    ['deployment-istio', 'web', 80, true],
    ['deployment-istio', 'web', 9090, false],
    ['deployment-istio', 'web.default', 9090, false],
    ['deployment-gtw', 'web', 9090, false],
    ['kserve', 'web', 80, true],
    ['kserve', 'web', 8080, false],
    ['kserve-modelmesh-istio', 'web', 80, false],
    ['kserve-modelmesh-istio', 'web.default', 80, true],
    ['kserve-modelmesh-istio', 'web', 8033, true],
    ['kserve-modelmesh-istio', 'web', 8034, false],
  ])('in %s for %s at port %i: %s', async (environment, host, port, isRouted) => {
    const { release, pack } = await releaseOf(values('blue-green', environment), 'web', 'default');
    const asked = answerRequest(release, pack, { host, port, gateway: 'mesh' });
    expect(asked.ok && asked.answer.shares.length > 0).toBe(isRouted);
  });

  it.each<[string, string, RequestSpec, string]>([
    ['without a route', 'none', {}, 'there is no route: clients call the Service of a version directly'],
    [
      'to a request that is none',
      'canary',
      { path: 'a' },
      '"a" is not a valid path: begin it with "/", without spaces and "#"',
    ],
  ])('has no answer %s', async (_, strategy, request, message) => {
    expect(await answer(strategy, request)).toEqual({ ok: false, message });
  });
});

describe('routesOfRelease', () => {
  it.each([
    ['deployment-istio', 'VirtualService'],
    ['deployment-gtw', 'HTTPRoute'],
  ])('has the route of %s', async (environment, kind) => {
    const { release, pack } = await releaseOf(values('blue-green', environment), 'web', 'default');
    const all = routesOfRelease(release, pack);
    const one = routesOfRelease(release, pack, [false, true]);
    expect([at(all, 'routes', 'weights'), at(one, 'routes', 'weights')]).toEqual([
      [1, 3],
      [0, 3],
    ]);
    expect(at(all, 'routes', 'objects', 'blue-green', 'kind')).toBe(kind);
  });
});
