import { type Command, Option } from 'commander';
import { addResourcesOption, addValuesOptions, type ValuesOptions } from './values-options.ts';

/** What the options that say where routes come from hold once they are parsed. */
export interface RouteSourceOptions extends ValuesOptions {
  readonly from?: string;
  readonly live?: boolean;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly kubectl: string;
}

/** Adds the options by which a route is chosen: values, a file, or the cluster. */
export function addRouteSourceOptions(command: Command): Command {
  return addResourcesOption(addValuesOptions(command))
    .option('--from <file>', 'take the VirtualService, HTTPRoute or routemap in this file, - for standard input')
    .optionsGroup('Cluster:')
    .addOption(new Option('--live', 'take the route that is in the cluster').conflicts('from'))
    .option(
      '--context <name>',
      'context of the kubeconfig file to use (default: $HELM_KUBECONTEXT, else the current one)',
    )
    .option('--kubeconfig <file>', 'kubeconfig file to use')
    .option('--kubectl <path>', 'the kubectl to run', 'kubectl');
}
