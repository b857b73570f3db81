import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import {
  addEachOption,
  addResourcesOption,
  addRoutingOption,
  addValuesOptions,
  collect,
  type RoutingOptions,
  type ValuesOptions,
} from '../values-options.ts';

/** What the options of `render` hold once they are parsed. */
export interface RenderOptions extends ValuesOptions, RoutingOptions {
  readonly output: 'yaml' | 'json';
  readonly outputDir?: string;
  readonly showOnly?: readonly string[];
}

/** `iter8-release render`: values in, manifests out. Nothing is written unless everything is right. */
export function addRenderCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('render')
    .summary('print the Kubernetes manifests of a release')
    .description('Validate the values and print the manifests of the release, in the order to apply them.')
    .argument('[release]', 'name of the release (default: release-name)');
  addEachOption(addRoutingOption(addResourcesOption(addValuesOptions(command))))
    .optionsGroup('Output:')
    .addOption(new Option('-o, --output <format>', 'format of the manifests').choices(['yaml', 'json']).default('yaml'))
    .option('--output-dir <folder>', 'write a file for each manifest and a kustomization.yaml into this folder')
    .option('-s, --show-only <kind/name>', 'only this manifest; may be given again', collect)
    .action(async (name: string | undefined, options: RenderOptions) => {
      const { printManifests } = await import('../actions.ts');
      finish(await printManifests(name, options, system));
    });
}
