import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { User } from '../cluster/api-server-files.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Seeded } from './seeded.ts';

/** A way to the API server that can be disturbed. */
export interface FaultyProxy {
  /** For programs that take this way. */
  readonly env: Cluster['env'];
  /** Closes all connections; as long as the network is cut, it also closes new ones. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Ends the watches at this moment. */
  readonly breakWatches: () => void;
  /** Answers a share of the requests itself: with 429, 500, or 410 for a watch that goes on. */
  readonly disturb: (share: number) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1 for one user, whose token the client sends. */
export async function faultyProxy(cluster: Cluster, user: User, random: Seeded): Promise<FaultyProxy> {
  const env = cluster.envOf(user);
  const config = JSON.parse(await readFile(env.KUBECONFIG, 'utf8'));
  const ca = await readFile(config.clusters[0].cluster['certificate-authority']);
  const agent = new Agent({ ca, keepAlive: true });
  const sockets = new Set<Socket>();
  const watches = new Set<ServerResponse>();
  let [isCut, share] = [false, 0];

  const server = createServer((asked, answer) => {
    const url = asked.url ?? '';
    const isWatch = url.includes('watch=1');
    if (random.next() < share) return refuse(answer, isWatch && url.includes('&resourceVersion='), random);
    if (isWatch) {
      watches.add(answer);
      answer.on('close', () => watches.delete(answer));
    }
    forward(asked, answer, cluster.serverUrl, agent);
  });
  server.on('connection', (socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  config.clusters[0].cluster = { server: `http://127.0.0.1:${port}` };
  const kubeconfig = `${env.KUBECONFIG}-proxy`;
  await writeFile(kubeconfig, JSON.stringify(config), { mode: 0o600 });

  return {
    env: { ...env, KUBECONFIG: kubeconfig },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    breakWatches: () => {
      for (const watch of watches) watch.destroy();
    },
    disturb: (part) => {
      share = part;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, serverUrl: string, agent: Agent): void {
  const { host: _, ...headers } = asked.headers;
  const options = { method: asked.method ?? 'GET', headers, agent };
  const sent = request(serverUrl + (asked.url ?? ''), options, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
    response.on('error', () => answer.destroy());
  });
  sent.on('error', () => answer.destroy());
  answer.on('close', () => sent.destroy());
  asked.pipe(sent);
}

/** Answers as an API server that has trouble. */
function refuse(answer: ServerResponse, isResumed: boolean, { pick }: Seeded): void {
  const status = pick(isResumed ? [410, 410, 429, 500] : [429, 500]);
  answer.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '1' }) });
  answer.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'chaos', code: status }));
}
