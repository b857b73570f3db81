import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addRouteSourceOptions, collect, type RouteSourceOptions } from '../../shared-options.ts';

export interface TestOptions extends RouteSourceOptions {
  readonly expectations: readonly string[];
  readonly output: 'text' | 'tap' | 'junit';
}

/** `iter8-release test`: whether requests are answered as files of expectations say. */
export const test: Declaration = {
  name: 'test',
  summary: 'check which versions answer which requests',
  description:
    'Check expectations of which versions answer which requests. Only --live needs a cluster.\n' +
    'Exit code 0: all hold; 1: one does not, or the values or the route are wrong; 2: all else.',
  declare: (parser) => {
    addRouteSourceOptions(parser)
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
      );
  },
};
