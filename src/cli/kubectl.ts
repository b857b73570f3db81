import type { ClusterOptions } from './shared-options.ts';
import type { System } from './system.ts';

/**
 * The kubectl to run, and its cluster. When Helm starts this program as a plugin, it passes its `--kube-context` on as
 * HELM_KUBECONTEXT, and its namespace in the same way.
 */
export function kubectlOf({ kubectl, context, kubeconfig }: ClusterOptions, { env }: Pick<System, 'env'>) {
  const chosen = context ?? (env.HELM_KUBECONTEXT || undefined);
  return {
    kubectl,
    ...(chosen === undefined ? {} : { context: chosen }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    env,
  };
}
