import type { Command as Parser } from 'commander';
import type { System } from './system.ts';

/** What the help says of a command, and what can be written on its command line. */
export interface Declaration {
  readonly name: string;
  /** For the list of commands. */
  readonly summary: string;
  readonly description: string;
  /** Adds the arguments and options. */
  readonly declare: (parser: Parser) => void;
}

/**
 * The work of a command.
 *
 * @param options arguments and options by their names
 * @returns the exit code
 * @throws Refused if it cannot do its work
 */
export type Run<Options> = (options: Options, system: System) => Promise<number>;

/** A command: its declaration, and how to load its work, which no other command and no help text needs. */
export interface Command extends Declaration {
  readonly load: () => Promise<{ readonly run: Run<never> }>;
}
