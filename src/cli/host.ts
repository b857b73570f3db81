/** What the program sees of the world. Tests give their own; bin/ gives the process. */
export interface Host {
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  /** The whole of standard input. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** Reads a file; a relative path counts from the working directory. Throws as node:fs does. */
  readonly readFile: (path: string) => Uint8Array;
  /** From this call on an interrupt no longer ends the program but aborts what it returns, naming the signal. */
  readonly catchInterrupts: () => AbortSignal;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  readonly columns?: number | undefined;
}
