import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { ApiAccess } from './http-api-server.ts';

/** Which cluster, and who asks. */
export interface AccessOptions {
  /** The path of a kubeconfig; null for KUBECONFIG, the home folder or the service account, as kubectl does. */
  readonly kubeconfig: string | null;
  /** The context; null for the current one. */
  readonly context: string | null;
}

/** Access to a cluster, and the namespace of the context. */
export interface FoundAccess extends ApiAccess {
  readonly namespace: string | null;
}

/**
 * Finds the cluster as kubectl does, with client-node, which knows all ways to authenticate. It reads tokens anew when they
 * are rotated.
 *
 * @throws {Error} if the kubeconfig cannot be read, or names no cluster
 */
export function findAccess({ kubeconfig, context }: AccessOptions): FoundAccess {
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
  return {
    url: new URL(cluster.server),
    namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? null,
    authenticate: async () => {
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
    },
  };
}
