import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { ApiServerFiles } from './api-server-files.ts';
import { buildTools } from './build-tools.ts';
import type { Cluster } from './cluster.ts';
import { moduleFolder } from './module-folder.ts';
import type { ServerGroup } from './server-group.ts';
import { kwokFolder } from './tools.ts';

export interface WorkloadOptions {
  /** How long a pod takes to become ready, in milliseconds. */
  readonly readyAfter: number;
}

/** What Deployments, Services, namespaces and owners need; the node keeps its taint without its own controller. */
const controllers = [
  'deployment-controller',
  'replicaset-controller',
  'endpointslice-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'node-lifecycle-controller',
  'serviceaccount-controller',
];

/** The files of kwok that say how nodes and pods behave. */
const stages = [
  'node/fast/node-initialize',
  'node/heartbeat-with-lease/node-heartbeat-with-lease',
  'pod/fast/pod-ready',
  'pod/fast/pod-delete',
];

/**
 * Starts what makes pods of Deployments: the controllers and the scheduler of Kubernetes, and a node whose kubelet is
 * kwok. Pods become ready after a while; nothing runs in them.
 *
 * @throws {Error} with the servers' own output if they do not come up
 */
export async function startWorkloads(
  cluster: Cluster,
  group: ServerGroup,
  files: ApiServerFiles,
  options: WorkloadOptions,
): Promise<void> {
  const tools = await buildTools('kube-controller-manager', 'kube-scheduler', 'kwok');
  const kubeconfig = `--kubeconfig=${files.kubeconfig}`;
  // They serve nothing, and write as fast as they can.
  const common = [kubeconfig, '--leader-elect=false', '--secure-port=0', '--kube-api-qps=500', '--kube-api-burst=1000'];
  group.start('kube-controller-manager', tools['kube-controller-manager'], [
    ...common,
    `--controllers=${controllers.join(',')}`,
    `--service-account-private-key-file=${files.serviceAccountKey}`,
  ]);
  group.start('kube-scheduler', tools['kube-scheduler'], common);
  group.start('kwok', tools.kwok, [
    kubeconfig,
    `--config=${await stageFile(group.folder, options.readyAfter)}`,
    '--manage-all-nodes=true',
    // Without a Lease the node would not be ready any more after a while.
    '--node-lease-duration-seconds=40',
  ]);
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } };
  const { exitCode, stderr } = await cluster.runKubectl(['create', '-f', '-'], JSON.stringify(node));
  if (exitCode !== 0) throw new Error(`The node cannot be made:\n${stderr}`);
  await group.until('The node does not become ready', () => isReady(cluster), 60);
}

/** Writes the behaviour of nodes and pods, with the wanted time. */
async function stageFile(folder: string, readyAfter: number): Promise<string> {
  const place = join(await moduleFolder(kwokFolder, 'sigs.k8s.io/kwok'), 'kustomize/stage');
  const documents: object[] = [];
  for (const stage of stages) {
    const text = await readFile(join(place, `${stage}.yaml`), 'utf8');
    documents.push(...(loadAll(text) as object[]).map((document) => withDelay(document, readyAfter)));
  }
  const file = join(folder, 'stages.yaml');
  // JSON is YAML.
  await writeFile(file, documents.map((document) => JSON.stringify(document)).join('\n---\n'));
  return file;
}

function withDelay(document: object, durationMilliseconds: number): object {
  const { metadata, spec } = document as { readonly metadata: { readonly name: string }; readonly spec: object };
  return metadata.name === 'pod-ready' ? { ...document, spec: { ...spec, delay: { durationMilliseconds } } } : document;
}

/** Pods can be made and scheduled: the node has lost its taint, and the namespace has its service account. */
async function isReady(cluster: Cluster): Promise<boolean> {
  const node = await cluster.runKubectl(['get', 'node', 'node', '-o', 'json']);
  const account = await cluster.runKubectl(['get', 'serviceaccount', 'default', '-o', 'name']);
  if (node.exitCode !== 0 || account.exitCode !== 0) return false;
  const { spec, status } = JSON.parse(node.stdout) as {
    readonly spec: { readonly taints?: readonly object[] };
    readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  };
  const ready = status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  return ready === true && (spec.taints ?? []).length === 0;
}
