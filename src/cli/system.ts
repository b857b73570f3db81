import type { Env, Output } from '../terminal/output.ts';

/** What the program sees of its surroundings. main.ts passes the process, tests pass their own. */
export interface System {
  readonly env: Env;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads standard input, at most so many bytes. */
  readonly readStdin: (mostBytes: number) => Promise<Uint8Array>;
  /** Standard input is a keyboard. */
  readonly stdinIsTTY: boolean;
  /**
   * Reads a file, at most so many bytes (default: one more than values may have). A relative path starts at the working
   * directory. Throws as node:fs does.
   */
  readonly readFile: (path: string, mostBytes?: number) => Uint8Array;
  /** Describes the file at a path; follows symbolic links. Throws as node:fs does. */
  readonly inspect: (path: string) => FoundFile;
  /** The names in a folder, sorted. Throws as node:fs does. */
  readonly listFolder: (path: string) => readonly string[];
  /** The absolute path of the working directory. */
  readonly workingFolder: () => string;
  /**
   * After this call an interrupt aborts the returned signal, with its name as reason, instead of ending the program.
   */
  readonly catchInterrupts: () => AbortSignal;
}

export interface FoundFile {
  /** `other`, such as a pipe or a device, may never end. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** Its absolute path without symbolic links. */
  readonly realPath: string;
}
