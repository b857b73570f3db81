import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../values-options.ts';

/** What the options of `plan` hold once they are parsed. */
export interface PlanOptions extends ValuesOptions {
  readonly from: readonly string[];
  readonly fromResources?: readonly string[];
  readonly output: 'text' | 'markdown' | 'json';
}

/** `iter8-release plan`: what happens when new values take the place of old ones. */
export function addPlanCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('plan')
    .summary('show what new values would change: the traffic first, then the objects')
    .description(
      'Show who answers which requests before new values, until all pods are ready, and afterwards.\n' +
        'Then the objects that are added, changed and removed.\n' +
        'Needs no cluster. --set counts for the new values alone.',
    )
    .argument('[release]', 'name of the release (default: release-name)');
  addResourcesOption(addValuesOptions(command))
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
    )
    .action(async (name: string | undefined, options: PlanOptions) => {
      const { printPlan } = await import('../routing-actions.ts');
      finish(await printPlan(name, options, system));
    });
}
