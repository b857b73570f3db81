import { type KubectlOutcome, kubectlOutcome } from './kubectl-outcome.ts';

/** One run of `kubectl get`. */
export interface GetOptions {
  /** A program name to look for on `env.PATH`, or a path. */
  readonly kubectl: string;
  /** The full name, e.g. `virtualservices.networking.istio.io`. */
  readonly resource: string;
  readonly name: string;
  readonly namespace: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  /** kubectl's whole environment; nothing is added to it. */
  readonly env: { readonly [name: string]: string | undefined };
}

/** The object as kubectl prints it, or that it does not exist, or how kubectl failed. */
export type GetOutcome =
  | { readonly kind: 'found'; readonly json: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly outcome: KubectlOutcome; readonly stderr: string };

/** Bytes to read at most. An object of etcd has at most 1.5 MiB. */
const largest = 8 * 1024 * 1024;

/** Reads one object of the cluster. If the cluster does not know its kind, the object is missing. */
export async function getObject(options: GetOptions): Promise<GetOutcome> {
  const { kubectl, resource, name, namespace, context, kubeconfig, env } = options;
  const { execa } = await import('execa');
  const result = await execa(
    kubectl,
    [
      ...['get', resource, `--namespace=${namespace}`, '--output=json', '--ignore-not-found'],
      ...(context === undefined ? [] : [`--context=${context}`]),
      ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
      // A name with a leading dash is not read as a flag.
      ...['--', name],
    ],
    { env: { ...env }, extendEnv: false, reject: false, stdin: 'ignore', maxBuffer: largest, stripFinalNewline: false },
  );
  if (result.exitCode === 0) {
    return result.stdout.trim() === '' ? { kind: 'missing' } : { kind: 'found', json: result.stdout };
  }
  const stderr = result.stderr ?? '';
  if (/the server doesn't have a resource type/.test(stderr)) return { kind: 'missing' };
  return { kind: 'failed', outcome: await kubectlOutcome(result, kubectl, stderr), stderr };
}
