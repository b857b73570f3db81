import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { collect } from '../values-options.ts';

/** What the options of `environments` hold once they are parsed. */
export interface EnvironmentsOptions {
  readonly output: 'text' | 'json';
  readonly environments?: readonly string[];
}

/** `iter8-release environments`: which environments there are, and what each makes. */
export function addEnvironmentsCommand(program: Command, system: System, finish: Finish): void {
  program
    .command('environments')
    .summary('list the environments, their strategies and what each makes')
    .description(
      'List the environments that values can name, with their strategies and the objects of each.\n' +
        'Exit code 0: all of them can be used; 1: one of those added is broken.',
    )
    .option('--environments <folder>', 'add an environment of your own, or a folder of such', collect)
    .addOption(new Option('-o, --output <format>', 'format of the list').choices(['text', 'json']).default('text'))
    .action(async (options: EnvironmentsOptions) => {
      const { listEnvironments } = await import('../actions.ts');
      finish(await listEnvironments(options, system));
    });
}
