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
    'Draw how requests get from clients through gateways and the route to the versions of a release.\n' +
    'Needs no cluster. All versions are taken as available unless an option says otherwise.',
  declare: (parser) => {
    addResourcesOption(addValuesOptions(parser))
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
      .option('--output-file <file>', 'write into this file instead');
  },
};
