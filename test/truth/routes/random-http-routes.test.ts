import { afterAll, expect, it } from 'vitest';
import { startOracle } from '../../e2e/cluster/oracle.ts';
import { fc, runs } from '../../fast-check.ts';
import { arbitraryHttpRoutes, type HttpRoutes, paths } from './arbitrary-http-routes.ts';
import { sometimes } from './sometimes.ts';
import { gatewayObjects, kubeProxies, serviceObjects } from './surroundings.ts';
import { checkTrials, type TrialRequest, tryRequests } from './try-requests.ts';

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const query = fc.constantFrom('', '', '?x=1', '?beta=true', '?x=12');
const headers = fc.tuple(
  sometimes(40, fc.tuple(fc.constantFrom('x-user', 'traffic'), fc.constantFrom('test', 'qa', 'text'))),
  sometimes(20, fc.constant(['x-team', 'qa'] as const)),
);

/** Requests that nearly meet the conditions of HTTPRoutes. */
function requestsTo({ objects, place }: HttpRoutes): fc.Arbitrary<TrialRequest[]> {
  const known = objects.flatMap(({ spec }) =>
    spec.rules.flatMap(({ matches }) => matches.map(({ path }) => path.value)),
  );
  const near = known.filter((path) => /^[/a-z0-9]+$/i.test(path));
  const ending = fc.constantFrom('', '', '/', 'x', '/more');
  const path = fc
    .tuple(fc.constantFrom(...near, ...paths), ending, query)
    .map((parts) => parts.join('').replace('//', '/'));
  const hosts =
    place === 'mesh'
      ? ['a', 'b', 'a.default', 'a.default.svc.cluster.local', 'c', 'a.other']
      : ['www.example.com', 'shop.example.com', 'x.y.example.com', 'example.com', 'other.org'];
  const request = fc.record({
    proxy: fc.constantFrom(...(place === 'mesh' ? ['web', 'batch'] : ['default/gw'])),
    port: fc.constantFrom(...(place === 'mesh' ? [80, 80, 80, 8080] : [80])),
    method: fc.constantFrom('GET', 'GET', 'POST'),
    scheme: fc.constant('http'),
    host: fc.constantFrom(...hosts),
    path,
    headers: headers.map((all) => all.filter((header) => header !== undefined)),
  });
  return fc.array(request, { minLength: 25, maxLength: 25 });
}

const trials = arbitraryHttpRoutes.chain((routes) =>
  requestsTo(routes).map((requests) => {
    const file = [...serviceObjects, ...gatewayObjects, ...routes.objects];
    return {
      istio: { kube: file.map((object) => JSON.stringify(object)).join('\n---\n'), proxies: kubeProxies },
      file,
      requests,
      names: false,
    };
  }),
);

it('requests meet random HTTPRoutes as Istio says', async () => {
  const tally = await checkTrials(trials, runs(1000), (trial, counts) => tryRequests(oracle, trial, counts));
  expect(tally.unknown).toBe(0);
});
