import type { ClusterOptions } from './shared-options.ts';
import type { System } from './system.ts';

/**
 * The kubectl to run and the cluster that it talks to. Helm starts this program as a plugin, takes `--kube-context` for
 * itself and hands it on as HELM_KUBECONTEXT, as it does with the namespace.
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
