import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../../shared-options.ts';

export interface PlanOptions extends ValuesOptions {
  readonly from: readonly string[];
  readonly fromResources?: readonly string[];
  readonly output: 'text' | 'markdown' | 'json';
}

/** `iter8-release plan`: what changes when new values replace old ones. */
export const plan: Declaration = {
  name: 'plan',
  summary: 'show what new values would change: first the traffic, then the objects',
  description:
    'Compare old and new values: show which versions answer which requests before,\n' +
    'during and after the rollout, and which objects are added, changed and removed.\n' +
    'Needs no cluster. --set applies to the new values only.',
  declare: (parser) => {
    addResourcesOption(addValuesOptions(parser))
      .optionsGroup('Comparison:')
      .addOption(
        new Option('--from <file>', 'old values file, or - for standard input; later files win over earlier ones')
          .argParser(collect)
          .makeOptionMandatory(),
      )
      .option(
        '--from-resources <file>',
        'existing manifests for the old values (default: those of --resources)',
        collect,
      )
      .addOption(
        new Option('-o, --output <format>', 'text: to read; markdown: for a comment on a pull request')
          .choices(['text', 'markdown', 'json'])
          .default('text'),
      );
  },
};
