import type { User } from './api-server-files.ts';

/** A cluster of a test. */
export interface Cluster {
  /** Path of a kubeconfig whose current context is an administrator in the namespace `default`. */
  kubeconfig: string;
  /** Path of a kubectl of the server's version. */
  kubectl: string;
  serverUrl: string;
  /** For programs that are started against this cluster: KUBECONFIG, and a cache of kubectl that goes away with it. */
  env: { KUBECONFIG: string; KUBECACHEDIR: string };
  /** The same for another user. */
  envOf(user: User): { KUBECONFIG: string; KUBECACHEDIR: string };
  pids: number[];
  ports: number[];
  /** Path of the API server's audit log: a line of JSON for each request that writes. Empty if none is kept. */
  auditLog: string;
  /** Runs kubectl with this cluster's environment. A failure is a result, not an exception. */
  runKubectl(args: string[], input?: string): Promise<{ exitCode: number | undefined; stdout: string; stderr: string }>;
  /** Kills the API server, and starts it again. Its store stays as it is. */
  restartApiServer(): Promise<void>;
  /** Installs the custom resource definitions again, if they were deleted. */
  installCrds(): Promise<void>;
  stop(): Promise<void>;
}
