import { access } from 'node:fs/promises';

/** How a run of kubectl ended. Only `done` has an exit code of kubectl. */
export type KubectlOutcome =
  | {
      readonly kind: 'done';
      readonly exitCode: number;
      /** The reason of a failure, if it is one with advice. */
      readonly trouble?: KubectlTrouble;
    }
  /** The program is neither on the PATH nor at the given path. */
  | { readonly kind: 'kubectl-missing'; readonly kubectl: string }
  /** The file is there, but the system does not run it; `reason` is the system's error code, e.g. `EACCES`. */
  | { readonly kind: 'kubectl-not-executable'; readonly kubectl: string; readonly reason: string }
  /** A signal ended kubectl: ours (see `signal` of the options) or another one. */
  | { readonly kind: 'killed'; readonly signal: string };

/** Reasons of failures for which kubectl prints no advice. */
export type KubectlTrouble =
  | 'no-configuration'
  | 'kubeconfig-missing'
  | 'context-missing'
  | 'unreachable'
  | 'untrusted-certificate'
  | 'unauthorized'
  | 'forbidden'
  | 'namespace-missing'
  | 'kind-missing'
  | 'conflict';

/** The end of a process as execa reports it. */
interface Ending {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly code?: string | undefined;
}

/** Derives the outcome from the end of kubectl and its standard error. */
export async function kubectlOutcome(ending: Ending, kubectl: string, stderr: string): Promise<KubectlOutcome> {
  const { exitCode, signal, code } = ending;
  if (signal !== undefined) return { kind: 'killed', signal };
  if (exitCode !== undefined) {
    const trouble = exitCode === 0 ? undefined : recognizeTrouble(stderr);
    return { kind: 'done', exitCode, ...(trouble && { trouble }) };
  }
  const missing = (code === 'ENOENT' || code === 'ENOTDIR') && !(await exists(kubectl));
  if (missing) return { kind: 'kubectl-missing', kubectl };
  return { kind: 'kubectl-not-executable', kubectl, reason: code ?? 'unknown error' };
}

/** The system reports a script as missing if its interpreter is missing. */
async function exists(program: string): Promise<boolean> {
  if (!program.includes('/')) return false;
  return access(program).then(
    () => true,
    () => false,
  );
}

/**
 * Messages of kubectl and its client library, the specific ones first: without a configuration kubectl tries
 * localhost:8080, which refuses the connection.
 */
const signs: readonly (readonly [KubectlTrouble, RegExp])[] = [
  ['context-missing', /context "[^"]*" does not exist|context was not found for specified context/],
  [
    'kubeconfig-missing',
    /^error: (?:error loading config file |(?:stat|open|read) .*: (?:no such file or directory|is a directory|permission denied))/m,
  ],
  ['no-configuration', /no configuration has been provided|(?:localhost|127\.0\.0\.1|\[::1\]):8080\b.*refused/],
  ['untrusted-certificate', /x509: |certificate signed by unknown authority/],
  [
    'unreachable',
    /connection refused|was refused - did you specify|no such host|i\/o timeout|no route to host|network is unreachable|TLS handshake timeout|Unable to connect to the server/,
  ],
  ['unauthorized', /\(Unauthorized\)|You must be logged in to the server|asked for the client to provide credentials/],
  ['forbidden', /\(Forbidden\)|is forbidden: /],
  ['conflict', /Apply failed with \d+ conflicts?\b/],
  ['namespace-missing', /namespaces "[^"]*" not found/],
  ['kind-missing', /no matches for kind "/],
];

/**
 * Finds a reason with advice in the error output of kubectl, which is always English; undefined for all other output.
 */
export function recognizeTrouble(stderr: string): KubectlTrouble | undefined {
  return signs.find(([, pattern]) => pattern.test(stderr))?.[0];
}
