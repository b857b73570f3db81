import { escapeControls } from '../terminal/escape-controls.ts';

/**
 * Exit codes; docs/reference/exit-codes.md explains them. `apply` ends with the code of kubectl once kubectl has
 * started.
 */
export const exitCodes = {
  ok: 0,
  /** An input is wrong; the diagnostics say where. */
  invalid: 1,
  /** The command line is wrong, or something could not be read, written or started. */
  failure: 2,
} as const;

/** The reason why a command ends early. It is thrown; `run` prints the report and ends with the exit code. */
export interface Refused {
  readonly kind: 'refused';
  readonly exitCode: number;
  /** Whole lines for standard error; empty if everything has been printed. */
  readonly report: string;
}

/** A refusal for another reason than wrong input: exit code 2, and a message of one or more lines. */
export function commandError(message: string): Refused {
  const lines = message.split('\n').map(escapeControls);
  return { kind: 'refused', exitCode: exitCodes.failure, report: `error: ${lines.join('\n')}\n` };
}

/** A refusal because values, or the file in their place, are wrong: exit code 1. */
export function invalidInput(report: string): Refused {
  return { kind: 'refused', exitCode: exitCodes.invalid, report };
}

/** True for the results of `commandError` and `invalidInput`. */
export function isRefused(error: unknown): error is Refused {
  return typeof error === 'object' && error !== null && (error as Partial<Refused>).kind === 'refused';
}
