import { resolve } from 'node:path';
import { nodeFiles } from '../../src/cli/node-system.ts';
import { run } from '../../src/cli/run.ts';
import type { System } from '../../src/cli/system.ts';
import type { Output } from '../../src/terminal/output.ts';

export interface CliInput {
  readonly stdin?: string | Uint8Array;
  readonly stdinIsTTY?: boolean;
  readonly stdoutIsTTY?: boolean;
  /** How wide the terminal is. */
  readonly columns?: number;
  readonly env?: { readonly [name: string]: string | undefined };
  /** Files by path; what is not among them is read from `folder`. */
  readonly files?: { readonly [path: string]: string | Uint8Array };
  readonly folder?: string;
  /** The program, if it is another build. */
  readonly run?: typeof run;
}

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The repository's root folder, which examples and README take for the working directory. */
export const repository = resolve(import.meta.dirname, '../..');

/** Runs a command line in this process. */
export async function runCli(argv: readonly string[], input: CliInput = {}): Promise<CliResult> {
  const {
    stdin = '',
    stdinIsTTY = false,
    stdoutIsTTY = false,
    columns,
    env = {},
    files = {},
    folder = repository,
    run: program = run,
  } = input;
  const stdout = { ...recorder(), columns, isTTY: stdoutIsTTY };
  const stderr = recorder();
  const disk = nodeFiles(folder);
  const system: System = {
    env,
    stdout,
    stderr,
    readStdin: async () => bytesOf(stdin),
    stdinIsTTY,
    ...disk,
    readFile: (path, mostBytes) => (files[path] === undefined ? disk.readFile(path, mostBytes) : bytesOf(files[path])),
    catchInterrupts: () => new AbortController().signal,
  };
  return { exitCode: await program(argv, system), stdout: stdout.text(), stderr: stderr.text() };
}

function recorder(): Output & { readonly text: () => string } {
  const written: Uint8Array[] = [];
  return {
    write: (data) => void written.push(bytesOf(data)),
    isTTY: false,
    text: () => String(Buffer.concat(written)),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
