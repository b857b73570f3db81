import { CommanderError, Command as Parser } from 'commander';
import { escapeLines } from '../terminal/escape-controls.ts';
import type { Command } from './command.ts';
import { helmHabits, readCommandLine } from './command-line.ts';
import { commandGroups, commands } from './commands.ts';
import { exitCodes, isRefused } from './refused.ts';
import type { System } from './system.ts';
import { version } from './version.ts';

/**
 * Runs one command line.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], system: System): Promise<number> {
  try {
    const line = await readCommandLine(argv, system);
    const chosen = parse(line.words, line.system);
    if (chosen === undefined) return exitCodes.ok;
    const work = await chosen.command.load();
    return await work.run(chosen.options as never, line.system);
  } catch (error) {
    return explain(error, argv, system);
  }
}

/** A command with its arguments and options by their names. */
interface Chosen {
  readonly command: Command;
  readonly options: object;
}

/** @throws CommanderError if the words are not a valid command line, and after help has been printed */
function parse(words: readonly string[], system: System): Chosen | undefined {
  let chosen: Chosen | undefined;
  const program = createProgram(system);
  for (const command of commands) {
    const [name = '', group] = command.name.split(' ').reverse();
    const parent = group === undefined ? program : groupOf(program, group);
    const parser = parent.command(name).summary(command.summary).description(command.description);
    command.declare(parser);
    parser.action(() => {
      const names = parser.registeredArguments.map((argument) => argument.name());
      const args = names.map((name, index) => [name, parser.processedArgs[index]]);
      chosen = { command, options: { ...Object.fromEntries(args), ...parser.opts() } };
    });
  }
  const habit = helmHabits.get(words[0] ?? '');
  if (habit !== undefined) program.error(`error: unknown command '${words[0]}'\n(${habit})`);
  program.parse(words, { from: 'user' });
  return chosen;
}

/** The command whose commands have two words: `controller run`. */
function groupOf(program: Parser, name: string): Parser {
  const summary = commandGroups.get(name) ?? '';
  return program.commands.find((known) => known.name() === name) ?? program.command(name).description(summary);
}

function createProgram({ stdout, stderr }: System): Parser {
  return new Parser('iter8-release')
    .description('Progressive releases for Kubernetes: one values file becomes versions, routes and their weights.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', '\nStart with: iter8-release validate NAME -f values.yaml')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help lists commands and options)')
    .exitOverride()
    .configureOutput({
      // Errors quote arguments, which another program may have made.
      writeOut: (text) => stdout.write(escapeLines(text)),
      writeErr: (text) => stderr.write(escapeLines(text)),
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
      getOutHasColors: () => stdout.isTTY,
      getErrHasColors: () => stderr.isTTY,
    });
}

/** Prints why a command ended early. No other place does. */
function explain(error: unknown, argv: readonly string[], { stderr, env }: System): number {
  if (error instanceof CommanderError) {
    if (error.code === 'commander.excessArguments' && argv.includes('--each')) {
      stderr.write('(put the pattern in quotes, or the shell replaces it with files)\n');
    }
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
  }
  if (isRefused(error)) {
    stderr.write(error.report);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  stderr.write(escapeLines(`internal error: ${env.ITER8_RELEASE_DEBUG ? stack : message}\n`));
  stderr.write('This is a bug in iter8-release; ITER8_RELEASE_DEBUG=1 shows where.\n');
  return exitCodes.failure;
}
