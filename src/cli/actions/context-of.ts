import type { System } from '../system.ts';

/**
 * The context of the kubeconfig file to use; undefined for the current one. Helm starts this program as a plugin, takes
 * `--kube-context` for itself and hands it on as HELM_KUBECONTEXT, as it does with the namespace.
 */
export function contextOf(options: { readonly context?: string }, system: Pick<System, 'env'>): string | undefined {
  return options.context ?? (system.env.HELM_KUBECONTEXT || undefined);
}
