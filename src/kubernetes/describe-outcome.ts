import type { KubectlOutcome, KubectlTrouble } from './kubectl-outcome.ts';

const advice: Readonly<Record<KubectlTrouble, string>> = {
  'no-configuration':
    'kubectl has no cluster to talk to: name a configuration with --kubeconfig or $KUBECONFIG, and check it with `kubectl cluster-info`',
  'kubeconfig-missing': 'the kubeconfig file cannot be read: check --kubeconfig and $KUBECONFIG',
  'context-missing': 'the kubeconfig does not have this context: `kubectl config get-contexts` lists its contexts',
  unreachable:
    'the cluster does not answer: check that it runs and that --context is the right one, with `kubectl cluster-info`',
  'untrusted-certificate':
    "kubectl does not trust the cluster's certificate: check the cluster's entry in the kubeconfig, or a proxy in between",
  unauthorized: 'the cluster does not accept your credentials: log in again, then repeat the command',
  forbidden:
    'your account lacks a permission: check with `kubectl auth can-i patch deployments -n NAMESPACE`, and ask for a role that can patch these kinds',
  conflict:
    'another tool owns the fields named above: take them over with --force-conflicts, or remove them from the values',
  'namespace-missing': 'create the namespace first: `kubectl create namespace NAMESPACE`',
  'kind-missing':
    'the cluster lacks a kind that this environment needs: install its project (Istio, Gateway API, KServe), or choose another `environment`',
};

/**
 * One sentence of advice to print after kubectl's own lines; undefined if there is nothing to add.
 */
export function describeOutcome(outcome: KubectlOutcome): string | undefined {
  switch (outcome.kind) {
    case 'done':
      return outcome.trouble && advice[outcome.trouble];
    case 'kubectl-missing':
      return `cannot find ${outcome.kubectl}: install kubectl (https://kubernetes.io/docs/tasks/tools/), or name it with --kubectl PATH`;
    case 'kubectl-not-executable':
      return `cannot run ${outcome.kubectl} (${outcome.reason}): make it executable, or name another with --kubectl PATH`;
    case 'killed':
      return `${outcome.signal} ended kubectl: objects already applied stay; run the same command again to apply the rest`;
  }
}
