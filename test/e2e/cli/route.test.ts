import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { runProgram } from './run-program.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
});
afterAll(() => cluster?.stop());

const canary = ['-f', 'examples/canary/candidate.yaml'];

/** `--kubectl` names the kubectl of the server's version. */
function live(command: 'route' | 'test', args: readonly string[], input = '') {
  return runProgram([command, ...args, '--live', '--kubectl', cluster.kubectl], { env: cluster.env, input });
}

describe('the route that is in the cluster', () => {
  it('is a VirtualService, as the API server gives it back', async () => {
    const applied = await runProgram(
      ['apply', 'httpbin', ...canary, '--routing', 'direct', '--kubectl', cluster.kubectl],
      { env: cluster.env },
    );
    expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
    const args = ['--header', 'traffic=test', '-o', 'json'];
    const named = await live('route', ['httpbin', ...args]);
    expect(named).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(named.stdout).shares).toMatchObject([{ version: 'httpbin-1', share: 1 }]);
    expect(await live('route', ['httpbin', ...canary, ...args])).toEqual(named);
    const tested = await live('test', ['httpbin', '-t', '-'], 'expect: [{version: httpbin-0}, {version: httpbin-1}]');
    expect(tested.exitCode).toBe(1);
    expect(tested.stdout).toContain('1 of 2 expectations fails');
  });

  it('is an HTTPRoute', async () => {
    const values = ['-f', 'examples/deployment-gtw/blue-green.yaml', '-n', 'default'];
    await runProgram(['apply', 'gtw', ...values, '--routing', 'direct', '--kubectl', cluster.kubectl], {
      env: cluster.env,
    });
    const offline = await runProgram(['route', 'gtw', ...values, '-o', 'json']);
    const found = await live('route', ['gtw', ...values, '-o', 'json']);
    expect(found).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(found.stdout).shares).toEqual(JSON.parse(offline.stdout).shares);
  });

  it('may not be there', async () => {
    const { exitCode, stderr } = await live('route', ['nobody', '-n', 'lab']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: the cluster has no VirtualService and no HTTPRoute nobody in lab');
  });

  it('is asked for in vain where the cluster does not answer', async () => {
    const { exitCode, stderr } = await runProgram(
      ['route', 'web', '--live', '--kubectl', cluster.kubectl, '--kubeconfig', '/dev/null'],
      { env: cluster.env },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: kubectl has no cluster to talk to');
  });
});
