import { afterAll, beforeAll, expect, it } from 'vitest';
import { immutableFieldCases } from '../../plan/objects/immutable-field-cases.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ crds: [] });
});
afterAll(() => cluster?.stop());

it.each(immutableFieldCases)('the API server agrees with plan: %s', async (_, before, after, field) => {
  const run = (verb: string, object: object) =>
    cluster.runKubectl([verb, '--filename', '-', '--namespace', 'default'], JSON.stringify(object));
  expect(await run('apply', before)).toMatchObject({ exitCode: 0 });
  const { exitCode, stderr } = await run('apply', after);
  // Older API servers name the whole spec.
  const refusal = new RegExp(`is invalid: (spec|${field}):.*(immutable|forbidden|Forbidden)`, 's');
  expect(exitCode === 0 ? null : stderr).toEqual(field === null ? null : expect.stringMatching(refusal));
  expect(await run('delete', before)).toMatchObject({ exitCode: 0 });
});
