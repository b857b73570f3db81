/** A reason why a command cannot do its work that is no fault of the values: printed as one sentence, exit code 2. */
export interface CommandError {
  readonly kind: 'command-error';
  readonly message: string;
}

/** Makes a command error, to be thrown. */
export function commandError(message: string): CommandError {
  return { kind: 'command-error', message };
}

/** True for what `commandError` makes. */
export function isCommandError(error: unknown): error is CommandError {
  return typeof error === 'object' && error !== null && (error as Partial<CommandError>).kind === 'command-error';
}
