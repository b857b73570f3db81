import type { Env, Output } from '../terminal/output.ts';

/** What the program sees of the world. Tests give their own; main.ts gives the process. */
export interface System {
  readonly env: Env;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard input, or the beginning of one that is longer than so many bytes. */
  readonly readStdin: (mostBytes: number) => Promise<Uint8Array>;
  /** A person types it. */
  readonly stdinIsTTY: boolean;
  /**
   * Reads a file, or the beginning of one that is larger than so many bytes, by default than values may be; a relative
   * path counts from the working directory. Throws as node:fs does.
   */
  readonly readFile: (path: string, mostBytes?: number) => Uint8Array;
  /** What lies at a path, symbolic links followed. Throws as node:fs does. */
  readonly inspect: (path: string) => FoundFile;
  /** The names in a folder, sorted. Throws as node:fs does. */
  readonly listFolder: (path: string) => readonly string[];
  /** The absolute path of the folder from which relative paths count. */
  readonly workingFolder: () => string;
  /** From this call on an interrupt no longer ends the program but aborts what it returns, naming the signal. */
  readonly catchInterrupts: () => AbortSignal;
}

export interface FoundFile {
  /** Anything else, such as a pipe or a device, may never end. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** Its absolute path without symbolic links. */
  readonly realPath: string;
}
