import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { ApiAccess } from './http-api-server.ts';

/** Which cluster, and who asks. */
export interface AccessOptions {
  /** The time in milliseconds, from any start. */
  readonly now: () => number;
  /** The path of a kubeconfig; null for KUBECONFIG, the home folder or the service account, as kubectl does. */
  readonly kubeconfig: string | null;
  /** The context; null for the current one. */
  readonly context: string | null;
}

/** Access to a cluster, and the namespace of the context. */
export interface FoundAccess extends ApiAccess {
  readonly namespace: string | null;
}

/** For so many milliseconds, certificates and tokens that have been read are used again. A rotated token lives on for minutes. */
const fresh = 10_000;

/**
 * Finds the cluster as kubectl does, with client-node, which knows all ways to authenticate. It reads tokens anew when they
 * are rotated.
 *
 * @throws {Error} if the kubeconfig cannot be read, or names no cluster
 */
export function findAccess({ kubeconfig, context, now }: AccessOptions): FoundAccess {
  const config = new KubeConfig();
  if (kubeconfig === null) config.loadFromDefault();
  else config.loadFromFile(kubeconfig);
  if (context !== null) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context))
      throw new Error(`the kubeconfig has no context ${context}; it has ${known.join(', ')}`);
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new Error('the kubeconfig has no current context with a cluster');
  const url = new URL(cluster.server);
  // Like kubectl, and unlike client-node without this: `kubectl proxy` has no TLS to verify.
  if (url.protocol === 'http:') {
    config.clusters = config.clusters.map((each) => (each === cluster ? { ...each, skipTLSVerify: true } : each));
  }
  return {
    url,
    namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? null,
    authenticate: keepFresh(now, async () => {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      // Its agent would close the connection after each request.
      const { agent: _, ...rest } = options;
      const { skipTLSVerify, tlsServerName } = cluster;
      return {
        ...rest,
        ...(skipTLSVerify && { rejectUnauthorized: false }),
        ...(tlsServerName !== undefined && { servername: tlsServerName }),
      };
    }),
  };
}

/** Reads at most once in a while, because client-node opens files for each request. What fails is tried again at once. */
function keepFresh<Read>(now: () => number, read: () => Promise<Read>): () => Promise<Read> {
  let known: { readonly time: number; readonly value: Read } | undefined;
  return async () => {
    const time = now();
    if (known !== undefined && time - known.time < fresh) return known.value;
    const value = await read();
    known = { time, value };
    return value;
  };
}
