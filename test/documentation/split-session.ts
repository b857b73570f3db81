/** A command as a page shows it, `$ ` left out, and the lines that it prints. */
export interface Step {
  readonly command: string;
  readonly output: readonly string[];
}

/**
 * The steps of a fenced block of commands and their output.
 *
 * @throws Error if the block does not begin with a command
 */
export function splitSession(lines: readonly string[]): readonly Step[] {
  const steps: { command: string; output: string[] }[] = [];
  for (const line of lines) {
    const step = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: [] });
    else if (step === undefined) throw new Error(`a block of commands begins with "$ ", not with ${line}`);
    else step.output.push(line);
  }
  return steps;
}
