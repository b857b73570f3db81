import { type Command, Option } from 'commander';
import { addRouteSourceOptions, type RouteSourceOptions } from '../route-source-options.ts';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { collect } from '../values-options.ts';

/** What the options of `test` hold once they are parsed. */
export interface TestOptions extends RouteSourceOptions {
  readonly expectations: readonly string[];
  readonly output: 'text' | 'tap' | 'junit';
}

/** `iter8-release test`: whether requests are answered as files of expectations say. */
export function addTestCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('test')
    .summary('check which versions answer which requests')
    .description(
      'Check expectations of which versions answer which requests. Only --live needs a cluster.\n' +
        'Exit code 0: all hold; 1: one does not, or the values or the route are wrong; 2: all else.',
    )
    .argument('[release]', 'name of the release (default: release-name), which with --live its route has, too');
  addRouteSourceOptions(command)
    .optionsGroup('Expectations:')
    .requiredOption(
      '-t, --expectations <file>',
      'file of expectations, - for standard input; may be given again',
      collect,
    )
    .optionsGroup('Output:')
    .addOption(
      new Option('-o, --output <format>', 'text for people; tap, junit for CI servers')
        .choices(['text', 'tap', 'junit'])
        .default('text'),
    )
    .action(async (name: string | undefined, options: TestOptions) => {
      const { testRoutes } = await import('../routing-actions.ts');
      finish(await testRoutes(name, options, system));
    });
}
