import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addRouteSourceOptions, collect, type RouteSourceOptions } from '../../shared-options.ts';

export interface TestOptions extends RouteSourceOptions {
  readonly expectations: readonly string[];
  readonly output: 'text' | 'tap' | 'junit';
}

/** `iter8-release test`: checks that requests reach the versions that files of expectations name. */
export const test: Declaration = {
  name: 'test',
  summary: 'check that requests reach the expected versions',
  description:
    'Check that requests reach the versions that a file of expectations names.\n' +
    'Only --live needs a cluster.\n' +
    'Exit code 0: all hold; 1: one fails, or the input is wrong; 2: other failures.',
  declare: (parser) => {
    addRouteSourceOptions(parser)
      .optionsGroup('Expectations:')
      .requiredOption('-t, --expectations <file>', 'file of expectations, or - for standard input; repeatable', collect)
      .optionsGroup('Output:')
      .addOption(
        new Option('-o, --output <format>', 'text: to read; tap, junit: for CI servers')
          .choices(['text', 'tap', 'junit'])
          .default('text'),
      );
  },
};
