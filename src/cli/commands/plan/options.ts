import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../../shared-options.ts';

export interface PlanOptions extends ValuesOptions {
  readonly from: readonly string[];
  readonly fromResources?: readonly string[];
  readonly output: 'text' | 'markdown' | 'json';
}

/** `iter8-release plan`: what happens when new values take the place of old ones. */
export const plan: Declaration = {
  name: 'plan',
  summary: 'show what new values would change: the traffic first, then the objects',
  description:
    'Show who answers which requests before new values, until all pods are ready, and afterwards.\n' +
    'Then the objects that are added, changed and removed.\n' +
    'Needs no cluster. --set counts for the new values alone.',
  declare: (parser) => {
    addResourcesOption(addValuesOptions(parser))
      .optionsGroup('Comparison:')
      .addOption(
        new Option('--from <file>', 'the old values, - for standard input; later files win over earlier ones')
          .argParser(collect)
          .makeOptionMandatory(),
      )
      .option('--from-resources <file>', 'manifests for the old values (default: those of --resources)', collect)
      .addOption(
        new Option('-o, --output <format>', 'text for people, markdown for a comment on a pull request')
          .choices(['text', 'markdown', 'json'])
          .default('text'),
      );
  },
};
