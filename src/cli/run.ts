import { Command, CommanderError } from 'commander';
import { escapeControls } from '../terminal/escape-controls.ts';
import { isCommandError } from './command-error.ts';
import { addApplyCommand } from './commands/apply.ts';
import { addEnvironmentsCommand } from './commands/environments.ts';
import { addGraphCommand } from './commands/graph.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addPostRenderCommand } from './commands/post-render.ts';
import { addRenderCommand } from './commands/render.ts';
import { addRouteCommand } from './commands/route.ts';
import { addRoutesCommand } from './commands/routes.ts';
import { addSchemaCommand } from './commands/schema.ts';
import { addTestCommand } from './commands/test.ts';
import { addValidateCommand } from './commands/validate.ts';
import { exitCodes } from './exit-codes.ts';
import { helmHabits } from './helm-habits.ts';
import { longestStream } from './longest-stream.ts';
import { partShortOptions } from './part-short-options.ts';
import type { System } from './system.ts';
import { version } from './version.ts';

/** Hands a command's exit code to the caller of `run`. */
export type Finish = (exitCode: number) => void;

/**
 * Runs one command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], system: System): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const finish = (code: number) => {
    exitCode = code;
  };
  try {
    const { words, input } = await readCommandLine(argv, system);
    const program = createProgram(input, finish);
    const habit = helmHabits.get(words[0] ?? '');
    if (habit !== undefined) program.error(`error: unknown command '${words[0]}'\n(${habit})`);
    await program.parseAsync(partShortOptions(words), { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, argv, system);
  }
}

/** Helm 3 starts a post-renderer without arguments: no word, but something to read, is `post-render`. */
async function readCommandLine(argv: readonly string[], system: System) {
  if (argv.length > 0 || system.stdinIsTTY) return { words: argv, input: system };
  const stream = await system.readStdin(longestStream);
  return stream.length === 0
    ? { words: argv, input: system }
    : { words: ['post-render'], input: { ...system, readStdin: async () => stream } };
}

function createProgram(system: System, finish: Finish): Command {
  const program = new Command('iter8-release')
    .description('Progressive releases for Kubernetes: one values file becomes versions, routes and their weights.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', '\nBegin with: iter8-release validate NAME -f values.yaml')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help tells what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: system.stdout.write,
      writeErr: system.stderr.write,
      getOutHelpWidth: () => system.stdout.columns ?? 100,
      getErrHelpWidth: () => system.stderr.columns ?? 100,
      getOutHasColors: () => system.stdout.isTTY,
      getErrHasColors: () => system.stderr.isTTY,
    });
  const commands = [
    addRenderCommand,
    addValidateCommand,
    addApplyCommand,
    addRoutesCommand,
    addPlanCommand,
    addRouteCommand,
    addTestCommand,
    addGraphCommand,
    addPostRenderCommand,
    addEnvironmentsCommand,
    addSchemaCommand,
  ];
  for (const add of commands) add(program, system, finish);
  return program;
}

function explain(error: unknown, argv: readonly string[], system: System): number {
  if (error instanceof CommanderError) {
    if (error.code === 'commander.excessArguments' && argv.includes('--each')) {
      system.stderr.write('(the pattern has to stand between quotes, or else the shell replaces it by files)\n');
    }
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
  }
  if (isCommandError(error)) {
    const lines = error.message.split('\n').map(escapeControls);
    system.stderr.write(`error: ${lines.join('\n')}\n`);
    return exitCodes.failure;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  system.stderr.write(`internal error: ${system.env.ITER8_RELEASE_DEBUG ? stack : message}\n`);
  system.stderr.write('This is a fault of iter8-release; ITER8_RELEASE_DEBUG=1 shows where.\n');
  return exitCodes.failure;
}
