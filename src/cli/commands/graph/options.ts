import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addResourcesOption, addValuesOptions, collect, type ValuesOptions } from '../../shared-options.ts';

export interface GraphOptions extends ValuesOptions {
  readonly available?: readonly string[];
  readonly unavailable?: readonly string[];
  readonly all?: boolean;
  readonly step?: readonly string[];
  readonly output: 'svg' | 'mermaid' | 'dot' | 'html';
  readonly outputFile?: string;
}

/** `iter8-release graph`: a picture of where requests go. */
export const graph: Declaration = {
  name: 'graph',
  summary: 'draw where requests go',
  description:
    'Draw how requests travel from clients through gateways to the versions.\n' +
    'Needs no cluster. All versions count as available by default.',
  declare: (parser) => {
    addResourcesOption(addValuesOptions(parser))
      .optionsGroup('Values:')
      .option('--step <name=file>', 'html: add a step with this values file on top; repeat for the next step', collect)
      .optionsGroup('Versions:')
      .option(
        '--available <versions>',
        'only these versions are available: 0,2 or names; html: repeat for another set',
        collect,
      )
      .option(
        '--unavailable <versions>',
        'all versions except these are available; html: repeat for another set',
        collect,
      )
      .addOption(
        new Option('--all', 'html: draw every set of available versions').conflicts(['available', 'unavailable']),
      )
      .optionsGroup('Output:')
      .addOption(
        new Option('-o, --output <format>', 'svg: picture; mermaid: for Markdown; dot: for Graphviz; html: page')
          .choices(['svg', 'mermaid', 'dot', 'html'])
          .default('svg'),
      )
      .option('--output-file <file>', 'write to this file instead of standard output');
  },
};
