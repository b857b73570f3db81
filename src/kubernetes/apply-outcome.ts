/** How a run of `kubectl apply` ended. Only `done` has an exit code of kubectl's to hand on. */
export type ApplyOutcome =
  | {
      readonly kind: 'done';
      readonly exitCode: number;
      /** What kubectl complained of, where it failed and the reason is one that advice can be given for. */
      readonly trouble?: ApplyTrouble;
    }
  /** There is no such program, on the PATH or at the path given. */
  | { readonly kind: 'kubectl-missing'; readonly kubectl: string }
  /** The file is there, but the system does not run it; `reason` is the system's error code, e.g. `EACCES`. */
  | { readonly kind: 'kubectl-not-executable'; readonly kubectl: string; readonly reason: string }
  /** A signal ended kubectl, ours (see `signal` of the options) or another's. */
  | { readonly kind: 'killed'; readonly signal: string };

/** Reasons for a failure that kubectl's own lines tell, but not what to do about them. */
export type ApplyTrouble =
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
