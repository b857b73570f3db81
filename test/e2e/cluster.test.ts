import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { buildTools } from './cluster/build-tools.ts';
import type { Cluster } from './cluster/cluster.ts';
import { serverGroup } from './cluster/server-group.ts';
import { startCluster } from './cluster/start-cluster.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

async function expectNothingLeft({ pids, ports, kubeconfig }: Pick<Cluster, 'pids' | 'ports' | 'kubeconfig'>) {
  expect(pids.filter(isAlive)).toEqual([]);
  expect(await Promise.all(ports.map(isListening))).toEqual([false, false, false]);
  expect(existsSync(dirname(kubeconfig))).toBe(false);
}

// Building may take minutes, and a hook may take longer than a test.
beforeAll(async () => {
  await buildTools('etcd', 'kube-apiserver', 'kubectl', 'kube-controller-manager', 'kube-scheduler', 'kwok');
});

it('stores what kubectl applies, and leaves nothing behind', async () => {
  const cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
  try {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'greeting' }, data: { text: 'hello' } };
    const route = {
      apiVersion: 'networking.istio.io/v1beta1',
      kind: 'VirtualService',
      metadata: { name: 'route' },
      spec: { hosts: ['a'], http: [{ route: [{ destination: { host: 'a' }, weight: 100 }] }] },
    };
    const applied = await cluster.runKubectl(
      ['apply', '--server-side', '-f', '-'],
      [manifest, route].map((object) => JSON.stringify(object)).join('\n---\n'),
    );
    expect(applied.stderr).toBe('');
    expect(applied.exitCode).toBe(0);
    const read = await cluster.runKubectl(['get', 'configmap', 'greeting', '-o', 'jsonpath={.data.text}']);
    expect(read.stdout).toBe('hello');
    const version = await cluster.runKubectl(['version', '-o', 'json']);
    const { clientVersion, serverVersion } = JSON.parse(version.stdout);
    expect(serverVersion.gitVersion).toBe(clientVersion.gitVersion);
  } finally {
    await cluster.stop();
  }
  expect(cluster.pids).toHaveLength(2);
  await expectNothingLeft(cluster);
});

it('makes pods of a Deployment, removes what it owned, and leaves nothing behind', async () => {
  const cluster = await startCluster({ workloads: { readyAfter: 500 } });
  const kubectl = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await cluster.runKubectl(args);
    expect({ args, exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: '' });
    return stdout;
  };
  try {
    await kubectl('create', 'deployment', 'web', '--image=nginx', '--replicas=2');
    await kubectl('wait', '--for=condition=Available', 'deployment/web', '--timeout=30s');
    const { items } = JSON.parse(await kubectl('get', 'pods', '-o', 'json'));
    const phases = items.map((pod: { readonly status: { readonly phase: string } }) => pod.status.phase);
    expect(phases).toEqual(['Running', 'Running']);
    await kubectl('delete', 'deployment', 'web');
    await kubectl('wait', '--for=delete', 'pod', '--all', '--timeout=30s');
    await kubectl('create', 'namespace', 'shop');
    await kubectl('delete', 'namespace', 'shop', '--timeout=30s');
  } finally {
    await cluster.stop();
  }
  expect(cluster.pids).toHaveLength(5);
  await expectNothingLeft(cluster);
});

it('ends with the process that started it, even if that is killed', async () => {
  const cluster = fileURLToPath(new URL('cluster/', import.meta.url));
  const program = `
    import { startCluster } from './start-cluster.ts';
    startCluster().then(({ pids, ports, kubeconfig }) => {
      console.log(JSON.stringify({ pids, ports, kubeconfig }));
      setInterval(() => {}, 1000);
    });`;
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: cluster, loader: 'ts' },
    // The helper finds its neighbours by its own place, and the program has none.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(cluster, 'program.ts')).href) },
    bundle: true,
    write: false,
    platform: 'node',
  });
  const child = execa(process.execPath, ['-'], { input: outputFiles[0]?.text ?? '', reject: false, buffer: false });
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const started = JSON.parse(line.value);
  expect(started.pids.filter(isAlive)).toHaveLength(2);
  child.kill('SIGKILL');
  await expect.poll(() => started.pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  await expect.poll(() => existsSync(dirname(started.kubeconfig)), { timeout: 10_000 }).toBe(false);
  await expectNothingLeft(started);
});

it('says what a server printed when it does not start', async () => {
  const group = await serverGroup();
  group.start('failing', process.execPath, ['-e', 'console.error("the reason"); process.exit(1)']);
  const failure = group.until('The server does not start', async () => false, 10);
  await expect(failure).rejects.toThrow(/^The server does not start: failing has ended\.[\s\S]*the reason/);
  await group.stop();
});

it('fails with one sentence where Go is missing', async () => {
  const path = process.env.PATH;
  process.env.PATH = '';
  try {
    await expect(startCluster()).rejects.toThrow(/^Go is not installed: [^\n]*$/);
  } finally {
    process.env.PATH = path;
  }
});
