import type { Command as Parser } from 'commander';
import type { System } from './system.ts';

/** The help of a command, and its arguments and options. */
export interface Declaration {
  readonly name: string;
  /** One line for the list of commands. */
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

/** A command: its declaration, and a function that loads its work when the command is chosen. */
export interface Command extends Declaration {
  readonly load: () => Promise<{ readonly run: Run<never> }>;
}
