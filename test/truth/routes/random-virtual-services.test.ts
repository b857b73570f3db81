import { afterAll, expect, it } from 'vitest';
import { startOracle } from '../../e2e/cluster/oracle.ts';
import { runs } from '../../fast-check.ts';
import { arbitraryRequests } from './arbitrary-requests.ts';
import { arbitraryVirtualServices } from './arbitrary-virtual-services.ts';
import { gateways, proxies, serviceObjects, services } from './surroundings.ts';
import { checkTrials, tryRequests } from './try-requests.ts';

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const trials = arbitraryVirtualServices.chain((objects) =>
  arbitraryRequests(objects, 25).map((requests) => ({
    istio: { objects: [...gateways, ...objects], services, proxies },
    file: [...serviceObjects, ...gateways, ...objects],
    requests,
    names: true,
  })),
);

it('requests meet random VirtualServices as Istio says', async () => {
  const tally = await checkTrials(trials, runs(1000), (trial, counts) => tryRequests(oracle, trial, counts));
  expect(tally.refused * 25 + tally.unknown).toBeLessThan(tally.requests / 20);
});
