import type { Host } from '../host.ts';

/**
 * The context of the kubeconfig file to use; undefined for the current one. Helm starts this program as a plugin, takes
 * `--kube-context` for itself and hands it on as HELM_KUBECONTEXT, as it does with the namespace.
 */
export function contextOf(options: { readonly context?: string }, host: Pick<Host, 'env'>): string | undefined {
  return options.context ?? (host.env.HELM_KUBECONTEXT || undefined);
}
