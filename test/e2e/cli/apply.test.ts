import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { runProgram } from './run-program.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'] });
});
afterAll(() => cluster?.stop());

/** `--kubectl` names the kubectl of the server's version. */
function apply(args: readonly string[], env: { readonly [name: string]: string } = cluster.env) {
  return runProgram(['apply', ...args, '--kubectl', cluster.kubectl], { env });
}

async function stored(object: unknown): Promise<unknown> {
  const names = ['metadata', 'namespace'].reduce<unknown>((part, key) => at(part, key), object);
  const kind = `${at(object, 'kind')}`.toLowerCase();
  const { stdout } = await cluster.runKubectl([
    'get',
    kind,
    `${at(object, 'metadata', 'name')}`,
    '-n',
    `${names}`,
    '-o',
    'json',
  ]);
  return JSON.parse(stdout);
}

describe('the steps of the tutorial, one after another', () => {
  it.each(['initial', 'candidate', 'weights', 'promoted'])('%s', async (step) => {
    const values = ['-f', `examples/blue-green/${step}.yaml`];
    const applied = await apply(['httpbin', ...values]);
    expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
    const rendered = loadAll((await runProgram(['render', 'httpbin', ...values])).stdout);
    expect(applied.stdout.trim().split('\n')).toHaveLength(rendered.length);
    for (const object of rendered) expect(await stored(object)).toMatchObject(object as object);
  });
});

describe('apply', () => {
  const values = ['-f', 'examples/blue-green/candidate.yaml'];

  it('sends the route itself, and no ConfigMap, with --routing direct', async () => {
    const direct = ['direct', ...values, '--routing', 'direct'];
    expect(await apply(direct)).toMatchObject({ exitCode: 0, stderr: '' });
    const rendered = loadAll((await runProgram(['render', ...direct])).stdout);
    for (const object of rendered) {
      // The server answers in the version of an API that it prefers.
      const { apiVersion: _, ...rest } = object as { apiVersion: string };
      expect(await stored(object)).toMatchObject(rest);
    }
    expect(at(rendered.at(-1), 'kind')).toBe('VirtualService');
    const { stdout } = await cluster.runKubectl(['get', 'configmaps', '-o', 'name']);
    expect(stdout).not.toContain('direct');
  });

  it('changes nothing with --dry-run=server', async () => {
    const { exitCode, stdout } = await apply(['other', ...values, '--dry-run=server']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('deployment.apps/other-0 serverside-applied (server dry run)');
    expect((await cluster.runKubectl(['get', 'deployment', 'other-0'])).stderr).toContain('not found');
  });

  it('prints what would be sent with --dry-run=client, without a cluster or kubectl', async () => {
    const dry = await runProgram(['apply', 'web', ...values, '--dry-run=client', '--kubectl', '/nowhere/kubectl']);
    expect(dry).toEqual(await runProgram(['render', 'web', ...values]));
  });

  it('sends nothing if the values are wrong', async () => {
    const { exitCode, stdout, stderr } = await apply(['wrong', ...values, '--set', 'application.strategy=blue-gren']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('unknown-strategy');
    expect((await cluster.runKubectl(['get', 'service', 'wrong'])).stderr).toContain('not found');
  });

  it("hands on kubectl's lines and exit code, with advice where there is some", async () => {
    const missing = await apply(['web', '-n', 'nowhere', ...values]);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('namespaces "nowhere" not found');
    expect(missing.stderr).toContain('help: create the namespace first');
    const context = await apply(['web', ...values, '--context', 'nowhere']);
    expect(context.exitCode).toBe(1);
    expect(context.stderr).toContain('kubectl config get-contexts');
  });

  it('says what to do if the cluster does not answer', async () => {
    const env = { KUBECONFIG: '/nowhere/config', KUBECACHEDIR: cluster.env.KUBECACHEDIR };
    const { exitCode, stderr } = await apply(['web', ...values], env);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^help: /m);
  });

  it('says what to do if kubectl is missing', async () => {
    const result = await runProgram(['apply', 'web', ...values, '--kubectl', '/nowhere/kubectl']);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /^error: cannot find \/nowhere\/kubectl: install kubectl \(.*\), or name it with --kubectl PATH\n$/,
    );
  });
});
