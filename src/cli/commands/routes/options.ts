import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../../shared-options.ts';

export interface RoutesOptions extends ValuesOptions {
  readonly from?: string;
  readonly available?: readonly string[];
  readonly unavailable?: readonly string[];
  readonly all?: boolean;
  readonly output: 'table' | 'yaml' | 'json';
}

/** `iter8-release routes`: the routes that the controller makes of a release, without a cluster. */
export const routes: Declaration = {
  name: 'routes',
  summary: 'show who gets which requests',
  description:
    'Show the routes that the Iter8 controller makes of a release, and who gets which requests.\n' +
    'Needs no cluster. All versions are taken as available unless an option says otherwise.',
  declare: (parser) => {
    const release = 'name of the release (default: release-name); with --from, name of the routemap';
    addResourcesOption(addValuesOptions(parser, { release }))
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
      );
  },
};
