import { setTimeout as delay } from 'node:timers/promises';
import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { runProgram } from '../cli/run-program.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { type Helm, startHelm } from './start-helm.ts';

const install = 'cat values.yaml | helm upgrade --install httpbin ./chart --post-renderer iter8-release -f -';

const steps = ['initial', 'candidate', 'weights', 'promoted'] as const;
type Step = (typeof steps)[number];

const fileOf = (step: Step) => `examples/blue-green/${step}.yaml`;

async function rendered(step: Step): Promise<readonly object[]> {
  return loadAll((await runProgram(['render', 'httpbin', '-f', fileOf(step)])).stdout) as object[];
}

describe.each(['helm3', 'helm4'] as const)('the tutorial with %s', (version) => {
  let cluster: Cluster;
  let helm: Helm;
  beforeAll(async () => {
    cluster = await startCluster({ crds: ['istio'] });
    helm = await startHelm(version, cluster.env);
  });
  afterAll(async () => {
    helm?.stop();
    await cluster?.stop();
  });

  /** The command of the tutorial; the folder of the repository has no values.yaml. */
  const apply = (step: Step, more = '') => helm.shell(`${install.replace('values.yaml', fileOf(step))}${more}`);

  const names = async () => {
    const kinds = 'deployments,services,configmaps,virtualservices';
    const { stdout } = await cluster.runKubectl(['get', kinds, '-o', 'name']);
    const own = (name: string) => !/kube-root-ca|service\/kubernetes/.test(name);
    return stdout.split('\n').filter(own).sort();
  };

  async function expectStored(step: Step): Promise<void> {
    for (const object of await rendered(step)) {
      const [kind, name, namespace] = [['kind'], ['metadata', 'name'], ['metadata', 'namespace']].map((path) =>
        String(at(object, ...path)),
      );
      const { stdout } = await cluster.runKubectl(['get', `${kind}/${name}`, '-n', `${namespace}`, '-o', 'json']);
      const stored = JSON.parse(stdout);
      // Helm marks everything as its own, in the place of the routemap's own mark, too.
      const { 'app.kubernetes.io/managed-by': _, ...labels } = { ...(at(object, 'metadata', 'labels') as object) } as {
        readonly [name: string]: string;
      };
      const metadata = { ...(at(object, 'metadata') as object), labels };
      expect(stored).toMatchObject({ ...object, metadata });
      expect(stored.metadata.labels['app.kubernetes.io/managed-by']).toBe('Helm');
      expect(stored.metadata.annotations).not.toHaveProperty(['postrenderer.helm.sh/postrender-filename']);
    }
    expect((await names()).length).toBe((await rendered(step)).length);
  }

  it('fails without the post-renderer, says what is missing and installs nothing', async () => {
    const { exitCode, stderr } = await helm.run(['install', 'httpbin', './chart', '-f', fileOf('initial')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no matches for kind "Iter8Release"');
    expect(stderr).toContain('add --post-renderer iter8-release to the helm command');
    expect(await names()).toEqual([]);
    await helm.run(['uninstall', 'httpbin']);
  });

  it.each(steps)('%s', async (step) => {
    expect(await apply(step)).toMatchObject({ exitCode: 0 });
    await expectStored(step);
    const { stdout } = await helm.run(['get', 'manifest', 'httpbin']);
    const byName = (objects: readonly unknown[]) =>
      new Map(objects.map((one) => [`${at(one as object, 'kind')}/${at(one as object, 'metadata', 'name')}`, one]));
    expect(byName(loadAll(stdout).filter((one) => one !== null))).toEqual(byName(await rendered(step)));
  });

  it('leaves the release as it is if the values are refused', async () => {
    const before = await names();
    const wrong = await apply('candidate', ' --set application.versions[0].weight=x');
    expect(wrong.exitCode).toBe(1);
    const hidden = await apply('candidate', ' --set application.versions[1].metadata.name=httpbin-0 2>&1 | cat');
    expect(hidden.stdout).toContain('error[duplicate-version]');
    expect(hidden.stdout).toContain('application.versions[1]');
    expect(await names()).toEqual(before);
    const { stdout } = await helm.run(['history', 'httpbin', '-o', 'json']);
    const history = JSON.parse(stdout) as readonly { readonly revision: number; readonly status: string }[];
    expect(history.filter(({ status }) => status === 'deployed').map(({ revision }) => revision)).toEqual([4]);
    await expectStored('promoted');
  });

  it('rolls back', async () => {
    expect(await helm.run(['rollback', 'httpbin', '3'])).toMatchObject({ exitCode: 0 });
    await expectStored('weights');
  });

  it('waits until the Deployments are ready', async () => {
    let done = false;
    const waiting = apply('candidate', ' --wait --timeout 60s').finally(() => {
      done = true;
    });
    for (const name of ['httpbin-0', 'httpbin-1']) {
      await delay(1500);
      expect(done).toBe(false);
      await makeAvailable(name);
    }
    expect(await waiting).toMatchObject({ exitCode: 0 });
  });

  const kubectl = async (args: string[], object?: object) => {
    const { exitCode, stdout, stderr } = await cluster.runKubectl(args, object && JSON.stringify(object));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return stdout;
  };

  /** Does what the controllers of a whole cluster would. Helm 3 looks at the ReplicaSet, too. */
  async function makeAvailable(name: string): Promise<void> {
    const { metadata, spec } = JSON.parse(await kubectl(['get', 'deployment', name, '-o', 'json']));
    const { replicas, selector, template } = spec;
    const { generation: observedGeneration, uid } = metadata;
    const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name, uid, controller: true };
    const replicaSet = {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name, labels: template.metadata.labels, ownerReferences: [owner] },
      spec: { replicas, selector, template },
    };
    await kubectl(['apply', '--server-side', '-f', '-'], replicaSet);
    const ready = { observedGeneration, replicas, readyReplicas: replicas, availableReplicas: replicas };
    const conditions = [
      { type: 'Available', status: 'True' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
    ];
    const patch = (kind: string, status: object) =>
      kubectl(['patch', kind, name, '--subresource=status', '--type=merge', '-p', JSON.stringify({ status })]);
    await patch('replicaset', ready);
    await patch('deployment', { ...ready, updatedReplicas: replicas, conditions });
  }

  it('uninstalls', async () => {
    expect(await helm.run(['uninstall', 'httpbin'])).toMatchObject({ exitCode: 0 });
    expect(await names()).toEqual([]);
  });
});
