import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { execa } from 'execa';
import { type ApiServerFiles, apiServerFiles, type User } from './api-server-files.ts';
import { buildTools } from './build-tools.ts';
import type { Cluster } from './cluster.ts';
import { type CrdSet, crdFiles } from './crd-files.ts';
import { freePorts } from './free-ports.ts';
import { type ServerGroup, serverGroup } from './server-group.ts';
import { startWorkloads, type WorkloadOptions } from './start-workloads.ts';

export interface ClusterOptions {
  readonly crds?: readonly CrdSet[];
  /** What makes pods of Deployments; without it nothing does. */
  readonly workloads?: WorkloadOptions;
  /** Whether to keep an audit log. */
  readonly audit?: boolean;
}

/**
 * Starts etcd and kube-apiserver on free ports of 127.0.0.1 and installs the named sets of custom resource definitions.
 * Without `workloads` there are no controllers: a Deployment is stored, and nothing makes pods of it.
 *
 * @throws {Error} with the servers' own output if they do not come up
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const tools = await buildTools('etcd', 'kube-apiserver', 'kubectl');
  const crds = await crdFiles(options.crds ?? []);
  const group = await serverGroup();
  try {
    const [etcdPort = 0, peerPort = 0, serverPort = 0] = await freePorts(3);
    const serverUrl = `https://127.0.0.1:${serverPort}`;
    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const files = await apiServerFiles(group.folder, serverUrl);
    const envOf = (user: User) => {
      return { KUBECONFIG: files.kubeconfigs[user], KUBECACHEDIR: join(group.folder, 'kubectl-cache') };
    };
    const env = envOf('admin');

    const auditLog = options.audit ? join(group.folder, 'audit.log') : '';

    group.start('etcd', tools.etcd, etcdArguments(group.folder, etcdUrl, `http://127.0.0.1:${peerPort}`));
    const serverArguments = [
      ...apiServerArguments(serverPort, etcdUrl, files),
      ...(options.audit ? await auditArguments(group.folder, auditLog) : []),
    ];
    const startApiServer = async () => {
      group.start('kube-apiserver', tools['kube-apiserver'], serverArguments);
      await group.until('The API server does not become ready', () => answersOk(`${serverUrl}/readyz`, files), 60);
    };
    await startApiServer();
    const namespace = `${serverUrl}/api/v1/namespaces/default`;
    await group.until('The namespace default does not appear', () => answersOk(namespace, files), 30);

    const cluster: Cluster = {
      kubeconfig: files.kubeconfig,
      kubectl: tools.kubectl,
      serverUrl,
      env,
      envOf,
      get pids() {
        return group.pids;
      },
      ports: [etcdPort, peerPort, serverPort],
      auditLog,
      async runKubectl(args, input = '') {
        const { exitCode, stdout, stderr } = await execa(tools.kubectl, args, { env, input, reject: false });
        return { exitCode, stdout, stderr };
      },
      async restartApiServer() {
        await group.kill('kube-apiserver');
        await startApiServer();
      },
      installCrds: () => installCrds(cluster, crds, group),
      stop: () => group.stop(),
    };
    await cluster.installCrds();
    if (options.workloads) await startWorkloads(cluster, group, files, options.workloads);
    return cluster;
  } catch (error) {
    await group.stop();
    throw error;
  }
}

function etcdArguments(folder: string, url: string, peerUrl: string): string[] {
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    '--unsafe-no-fsync',
    '--log-level=warn',
  ];
}

function apiServerArguments(port: number, etcdUrl: string, files: ApiServerFiles): string[] {
  return [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${files.certificates}`,
    // The default would publish 127.0.0.1 as an endpoint, which the server itself refuses.
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.0.0.0/16',
    `--token-auth-file=${files.tokenFile}`,
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-signing-key-file=${files.serviceAccountKey}`,
    `--service-account-key-file=${files.serviceAccountPublicKey}`,
  ];
}

/** Of each write one line, when its answer is complete, with the object that was sent. */
async function auditArguments(folder: string, log: string): Promise<string[]> {
  const policy = {
    apiVersion: 'audit.k8s.io/v1',
    kind: 'Policy',
    omitStages: ['RequestReceived'],
    rules: [{ level: 'RequestResponse', verbs: ['create', 'update', 'patch', 'delete'] }, { level: 'None' }],
  };
  const file = join(folder, 'audit-policy.json');
  await writeFile(file, JSON.stringify(policy));
  return [`--audit-log-path=${log}`, `--audit-policy-file=${file}`];
}

async function answersOk(url: string, files: ApiServerFiles): Promise<boolean> {
  const ca = await readFile(join(files.certificates, 'apiserver.crt')).catch(() => undefined);
  if (!ca) {
    return false;
  }
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${files.token}` };
    request(url, { ca, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

async function installCrds(cluster: Cluster, files: string[], group: ServerGroup): Promise<void> {
  if (files.length === 0) {
    return;
  }
  const names = files.flatMap((file) => ['-f', file]);
  const { exitCode, stderr } = await cluster.runKubectl(['apply', '--server-side', ...names]);
  if (exitCode !== 0) {
    throw new Error(`The custom resource definitions could not be installed:\n${stderr}`);
  }
  // kubectl fails while a definition does not have a status yet.
  const wait = ['wait', '--for=condition=Established', '--timeout=60s', ...names];
  const isThere = async () => (await cluster.runKubectl(wait)).exitCode === 0;
  await group.until('The custom resource definitions are not established', isThere, 120);
}
