import { runCli } from '../cli/run-cli.ts';

export interface RenderedExample {
  /** The command that renders it. */
  readonly command: string;
  readonly stdout: string;
}

/**
 * Renders an example as its reader does.
 *
 * @throws Error with what the program says if it does not
 */
export async function renderExample(example: string): Promise<RenderedExample> {
  const argv = ['render', 'demo', '-f', example];
  const { exitCode, stdout, stderr } = await runCli(argv);
  if (exitCode !== 0) throw new Error(stderr);
  return { command: `npx iter8-release ${argv.join(' ')}`, stdout };
}
