import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addEachOption, addResourcesOption, addValuesOptions, type ValuesOptions } from '../../shared-options.ts';

export interface ValidateOptions extends ValuesOptions {
  readonly output: 'text' | 'json' | 'github' | 'sarif';
}

/** `iter8-release validate`: all problems of the values at once. */
export const validate: Declaration = {
  name: 'validate',
  summary: 'check the values of a release',
  description:
    'Check the values and report all problems at once.\n' +
    'Exit code 0: no errors; 1: errors, or warnings with --strict; 2: other failures.',
  declare: (parser) => {
    addEachOption(addResourcesOption(addValuesOptions(parser)))
      .optionsGroup('Output:')
      .addOption(
        new Option(
          '-o, --output <format>',
          'text: to read; github: annotations in a pull request; sarif: code scanning',
        )
          .choices(['text', 'json', 'github', 'sarif'])
          .default('text'),
      );
  },
};
