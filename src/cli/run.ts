import { Command, CommanderError } from 'commander';
import { isCommandError } from './command-error.ts';
import { addApplyCommand } from './commands/apply.ts';
import { addEnvironmentsCommand } from './commands/environments.ts';
import { addRenderCommand } from './commands/render.ts';
import { addSchemaCommand } from './commands/schema.ts';
import { addValidateCommand } from './commands/validate.ts';
import { exitCodes } from './exit-codes.ts';
import type { Host } from './host.ts';
import { version } from './version.ts';

/** Hands a command's exit code to the caller of `run`. */
export type Finish = (exitCode: number) => void;

/**
 * Runs one command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = createProgram(host, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, host);
  }
}

function createProgram(host: Host, finish: Finish): Command {
  const program = new Command('iter8-release')
    .description('Progressive releases for Kubernetes: one values file becomes versions, routes and their weights.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help tells what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: host.stdout.write,
      writeErr: host.stderr.write,
      getOutHelpWidth: () => host.stdout.columns ?? 100,
      getErrHelpWidth: () => host.stderr.columns ?? 100,
      getOutHasColors: () => host.stdout.isTTY,
      getErrHasColors: () => host.stderr.isTTY,
    });
  for (const add of [addRenderCommand, addValidateCommand, addApplyCommand, addEnvironmentsCommand, addSchemaCommand]) {
    add(program, host, finish);
  }
  return program;
}

function explain(error: unknown, host: Host): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
  if (isCommandError(error)) {
    host.stderr.write(`error: ${error.message}\n`);
    return exitCodes.failure;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  host.stderr.write(`internal error: ${host.env.ITER8_RELEASE_DEBUG ? stack : message}\n`);
  host.stderr.write('This is a fault of iter8-release; ITER8_RELEASE_DEBUG=1 shows where.\n');
  return exitCodes.failure;
}
