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

/** `iter8-release routes`: the routes that the controller makes for a release, without a cluster. */
export const routes: Declaration = {
  name: 'routes',
  summary: 'show which versions get which requests',
  description:
    'Show the routes of a release, and which versions get which requests.\n' +
    'Needs no cluster. All versions count as available by default.',
  declare: (parser) => {
    const release = 'name of the release (default: release-name), or of the routemap with --from';
    addResourcesOption(addValuesOptions(parser, { release }))
      .option('--from <file>', 'read the routemap from this file instead of values, or - for standard input')
      .optionsGroup('Versions:')
      .option(
        '--available <versions>',
        'only these versions are available: 0,2 or names; repeat for another set',
        collect,
      )
      .option('--unavailable <versions>', 'all versions except these are available; repeat for another set', collect)
      .addOption(new Option('--all', 'show every set of available versions').conflicts(['available', 'unavailable']))
      .optionsGroup('Output:')
      .addOption(
        new Option('-o, --output <format>', 'table: to read; yaml, json: the objects')
          .choices(['table', 'yaml', 'json'])
          .default('table'),
      );
  },
};
