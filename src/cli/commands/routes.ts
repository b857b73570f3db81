import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../values-options.ts';

/** What the options of `routes` hold once they are parsed. */
export interface RoutesOptions extends ValuesOptions {
  readonly from?: string;
  readonly available?: readonly string[];
  readonly unavailable?: readonly string[];
  readonly all?: boolean;
  readonly output: 'table' | 'yaml' | 'json';
}

/** `iter8-release routes`: the routes that the controller makes of a release, without a cluster. */
export function addRoutesCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('routes')
    .summary('show who gets which requests')
    .description(
      'Show the routes that the Iter8 controller makes of a release, and who gets which requests.\n' +
        'Needs no cluster. All versions are taken as available unless an option says otherwise.',
    )
    .argument('[release]', 'name of the release (default: release-name); with --from, name of the routemap');
  addResourcesOption(addValuesOptions(command))
    .option('--from <file>', 'take the routemap in this file in place of values, - for standard input')
    .optionsGroup('Versions:')
    .option('--available <versions>', 'only these are available: 0,2 or names; again for another set', collect)
    .option('--unavailable <versions>', 'all but these are available; again for another set', collect)
    .addOption(new Option('--all', 'every set of available versions').conflicts(['available', 'unavailable']))
    .optionsGroup('Output:')
    .addOption(
      new Option('-o, --output <format>', 'table for people; yaml, json: the objects')
        .choices(['table', 'yaml', 'json'])
        .default('table'),
    )
    .action(async (name: string | undefined, options: RoutesOptions) => {
      const { printRoutes } = await import('../routing-actions.ts');
      finish(await printRoutes(name, options, system));
    });
}
