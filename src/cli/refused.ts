import { escapeControls } from '../terminal/escape-controls.ts';

/** How the program ends; docs/exit-codes.md explains them. `apply` ends with kubectl's own code once kubectl ran. */
export const exitCodes = {
  ok: 0,
  /** The values are wrong; the diagnostics say where. */
  invalid: 1,
  /** The command line is wrong, or something could not be read, written or started. */
  failure: 2,
} as const;

/** Why a command ends before its work is done. It is thrown; `run` prints the report and ends with the exit code. */
export interface Refused {
  readonly kind: 'refused';
  readonly exitCode: number;
  /** Whole lines for standard error; empty if everything has been said. */
  readonly report: string;
}

/** Refuses for a reason that is not in the values: exit code 2, and one sentence, which may have further lines. */
export function commandError(message: string): Refused {
  const lines = message.split('\n').map(escapeControls);
  return { kind: 'refused', exitCode: exitCodes.failure, report: `error: ${lines.join('\n')}\n` };
}

/** Refuses because values, or what was read in their place, are wrong: exit code 1. */
export function invalidInput(report: string): Refused {
  return { kind: 'refused', exitCode: exitCodes.invalid, report };
}

/** True for what `commandError` and `invalidInput` make. */
export function isRefused(error: unknown): error is Refused {
  return typeof error === 'object' && error !== null && (error as Partial<Refused>).kind === 'refused';
}
