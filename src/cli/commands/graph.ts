import { type Command, Option } from 'commander';
import type { AvailabilityOptions } from '../actions/availability-wishes.ts';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../values-options.ts';

/** What the options of `graph` hold once they are parsed. */
export interface GraphOptions extends ValuesOptions, AvailabilityOptions {
  readonly step?: readonly string[];
  readonly output: 'svg' | 'mermaid' | 'dot' | 'html';
  readonly outputFile?: string;
}

/** `iter8-release graph`: a picture of where requests go. */
export function addGraphCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('graph')
    .summary('draw where requests go')
    .description(
      'Draw how requests get from clients through gateways and the route to the versions of a release.\n' +
        'Needs no cluster. All versions are taken as available unless an option says otherwise.',
    )
    .argument('[release]', 'name of the release (default: release-name)');
  addResourcesOption(addValuesOptions(command))
    .optionsGroup('Values:')
    .option('--step <name=file>', 'html: a step with this values file on top; again for the next step', collect)
    .optionsGroup('Versions:')
    .option('--available <versions>', 'only these are available: 0,2 or names; html: again for another set', collect)
    .option('--unavailable <versions>', 'all but these are available; html: again for another set', collect)
    .addOption(new Option('--all', 'html: every set of available versions').conflicts(['available', 'unavailable']))
    .optionsGroup('Output:')
    .addOption(
      new Option('-o, --output <format>', 'svg: a picture; mermaid: for Markdown; dot: for Graphviz; html: a page')
        .choices(['svg', 'mermaid', 'dot', 'html'])
        .default('svg'),
    )
    .option('--output-file <file>', 'write into this file instead')
    .action(async (name: string | undefined, options: GraphOptions) => {
      const { drawGraph } = await import('../routing-actions.ts');
      finish(await drawGraph(name, options, system));
    });
}
