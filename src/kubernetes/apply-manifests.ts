import { type KubectlOutcome, kubectlOutcome } from './kubectl-outcome.ts';

/** The stream of kubectl that wrote a piece of output. */
export type OutputStream = 'stdout' | 'stderr';

/** One run of `kubectl apply`. */
export interface ApplyOptions {
  /** A program name to look for on `env.PATH`, or a path. */
  readonly kubectl: string;
  /** One or more YAML documents, which kubectl reads from standard input. */
  readonly manifests: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  /** Let the server check and default everything, and store nothing. */
  readonly dryRun?: 'server';
  /** Take over fields that another field manager owns. */
  readonly forceConflicts?: boolean;
  /** kubectl's whole environment; nothing is added to it. */
  readonly env: { readonly [name: string]: string | undefined };
  /**
   * Gets the output of kubectl unchanged and at once, in pieces that need not be lines. If it returns a promise,
   * reading continues when the promise is resolved.
   */
  readonly onOutput: (stream: OutputStream, text: string) => void | Promise<void>;
  /** Ends kubectl. The reason given to `abort` may name the signal to send, `SIGINT` or `SIGTERM` (the default). */
  readonly signal?: AbortSignal;
}

const fieldManager = 'iter8-release';
/** Characters of standard error to keep: kubectl gives the reason of a failure in its last lines. */
const stderrKept = 64 * 1024;

/**
 * Runs one `kubectl apply --server-side --field-manager=iter8-release -f -` and waits for its end. Every end of kubectl
 * is an outcome; `describeOutcome` has the messages. An error of `onOutput` ends kubectl and is thrown again.
 */
export async function applyManifests(options: ApplyOptions): Promise<KubectlOutcome> {
  const { kubectl, manifests, env, onOutput, signal } = options;
  // execa takes longer to load than the rest of the program, and only this function needs it.
  const { execa } = await import('execa');
  if (signal?.aborted) return { kind: 'killed', signal: signalToSend(signal) };
  const child = execa(kubectl, kubectlArguments(options), {
    input: manifests,
    env: { ...env },
    extendEnv: false,
    buffer: false,
    reject: false,
  });
  const onAbort = () => signal && child.kill(signalToSend(signal));
  signal?.addEventListener('abort', onAbort, { once: true });
  let stderr = '';
  const keep = (text: string) => {
    stderr = (stderr + text).slice(-stderrKept);
  };
  try {
    await Promise.all([
      forward(child.stdout, (text) => onOutput('stdout', text)),
      forward(child.stderr, (text) => {
        keep(text);
        return onOutput('stderr', text);
      }),
    ]);
    return await kubectlOutcome(await child, kubectl, stderr);
  } catch (error) {
    child.kill();
    await child;
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Values follow their flag with `=`, so that a value with a leading dash is not read as a flag. */
function kubectlArguments(options: ApplyOptions): readonly string[] {
  const { context, kubeconfig, dryRun, forceConflicts = false } = options;
  return [
    ...['apply', '--server-side', `--field-manager=${fieldManager}`, '-f', '-'],
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ...(dryRun === undefined ? [] : [`--dry-run=${dryRun}`]),
    ...(forceConflicts ? ['--force-conflicts'] : []),
  ];
}

/** Joins characters whose bytes come in two pieces. */
async function forward(stream: NodeJS.ReadableStream, onText: (text: string) => void | Promise<void>): Promise<void> {
  stream.setEncoding('utf8');
  for await (const text of stream) await onText(String(text));
}

function signalToSend(signal: AbortSignal): 'SIGINT' | 'SIGTERM' {
  return signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
}
