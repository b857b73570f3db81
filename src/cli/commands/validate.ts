import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { addEachOption, addResourcesOption, addValuesOptions, type ValuesOptions } from '../values-options.ts';

/** What the options of `validate` hold once they are parsed. */
export interface ValidateOptions extends ValuesOptions {
  readonly output: 'text' | 'json' | 'github' | 'sarif';
}

/** `iter8-release validate`: every problem of the values at once. */
export function addValidateCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('validate')
    .summary('check the values of a release')
    .description(
      'Check the values and report every problem at once.\n' +
        'Exit code 0: no errors; 1: errors, or warnings with --strict; 2: all else.',
    )
    .argument('[release]', 'name of the release (default: release-name)');
  addEachOption(addResourcesOption(addValuesOptions(command)))
    .optionsGroup('Output:')
    .addOption(
      new Option('-o, --output <format>', 'text for people, github for annotations in a pull request')
        .choices(['text', 'json', 'github', 'sarif'])
        .default('text'),
    )
    .action(async (name: string | undefined, options: ValidateOptions) => {
      const { printReport } = await import('../actions.ts');
      finish(await printReport(name, options, system));
    });
}
