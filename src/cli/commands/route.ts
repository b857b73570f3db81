import { type Command, Option } from 'commander';
import { addRequestOptions, type RequestOptions } from '../request-options.ts';
import { addRouteSourceOptions, type RouteSourceOptions } from '../route-source-options.ts';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';

/** What the options of `route` hold once they are parsed. */
export interface RouteOptions extends RouteSourceOptions, RequestOptions {
  readonly available?: string;
  readonly unavailable?: string;
  readonly output: 'text' | 'json';
}

/** `iter8-release route`: which version answers a request, and why. */
export function addRouteCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('route')
    .summary('show which version answers a request, and why')
    .description(
      'Show which versions answer a request, with what shares, by which rule and why; and who gets copies.\n' +
        'It follows the matching rules of Istio or of the Gateway API. Only --live needs a cluster.\n' +
        'Exit code 0: it is told, also if nobody answers; 1: the values or the route are wrong; 2: all else.',
    )
    .argument('[release]', 'name of the release (default: release-name), which with --live its route has, too');
  addRequestOptions(addRouteSourceOptions(command))
    .optionsGroup('Versions:')
    .option('--available <versions>', 'only these are available: 0,2 or names (default: all are)')
    .addOption(
      new Option('--unavailable <versions>', 'all but these are available: 0,2 or names').conflicts('available'),
    )
    .optionsGroup('Output:')
    .addOption(new Option('-o, --output <format>', 'text for people').choices(['text', 'json']).default('text'))
    .action(async (name: string | undefined, options: RouteOptions) => {
      const { printRoute } = await import('../routing-actions.ts');
      finish(await printRoute(name, options, system));
    });
}
