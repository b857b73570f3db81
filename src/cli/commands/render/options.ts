import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import {
  addEachOption,
  addResourcesOption,
  addRoutingOption,
  addValuesOptions,
  collect,
  type ValuesOptions,
} from '../../shared-options.ts';

export interface RenderOptions extends ValuesOptions {
  readonly output: 'yaml' | 'json';
  readonly outputDir?: string;
  readonly showOnly?: readonly string[];
  readonly pruneReleases?: boolean;
}

/** `iter8-release render`: values in, manifests out. It writes nothing unless everything is right. */
export const render: Declaration = {
  name: 'render',
  summary: 'print the Kubernetes manifests of a release',
  description: 'Check the values and print the manifests in the order in which to apply them.',
  declare: (parser) => {
    addEachOption(addRoutingOption(addResourcesOption(addValuesOptions(parser))))
      .optionsGroup('Output:')
      .addOption(
        new Option('-o, --output <format>', 'format of the manifests').choices(['yaml', 'json']).default('yaml'),
      )
      .option('--output-dir <folder>', 'write a file for each manifest and a kustomization.yaml into this folder')
      .option('--prune-releases', 'with --each: remove releases from the folder that this run does not render')
      .option('-s, --show-only <kind/name>', 'print only this manifest; repeatable', collect);
  },
};
