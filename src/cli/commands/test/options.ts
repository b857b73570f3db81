import { InvalidArgumentError, Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addRouteSourceOptions, collect, type RouteSourceOptions } from '../../shared-options.ts';

export interface TestOptions extends RouteSourceOptions {
  readonly expectations: readonly string[];
  readonly coverage?: boolean;
  readonly failUnder?: number;
  readonly output: 'text' | 'tap' | 'junit';
}

/** `iter8-release test`: checks that requests reach the versions that files of expectations name. */
export const test: Declaration = {
  name: 'test',
  summary: 'check that requests reach the expected versions',
  description:
    'Check that requests reach the versions that a file of expectations names.\n' +
    '--coverage finds the parts of the route that no expectation meets. Without -t,\n' +
    'it prints expectations for all of them.\n' +
    'Only --live needs a cluster.\n' +
    'Exit code 0: all hold; 1: one fails, the coverage is too low, or the input is\n' +
    'wrong; 2: other failures.',
  declare: (parser) => {
    addRouteSourceOptions(parser)
      .optionsGroup('Expectations:')
      .option('-t, --expectations <file>', 'file of expectations, or - for standard input; repeatable', collect, [])
      .option('--coverage', 'show what of the route no expectation meets, and print the missing expectations')
      .addOption(
        new Option('--fail-under <percent>', 'exit with 1 if the coverage is lower; implies --coverage').argParser(
          readPercent,
        ),
      )
      .optionsGroup('Output:')
      .addOption(
        new Option('-o, --output <format>', 'text: to read; tap, junit: for CI servers')
          .choices(['text', 'tap', 'junit'])
          .default('text'),
      );
  },
};

function readPercent(text: string): number {
  const percent = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || percent > 100) throw new InvalidArgumentError('write a number from 0 to 100.');
  return percent;
}
