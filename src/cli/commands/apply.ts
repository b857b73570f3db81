import { type Command, Option } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import {
  addResourcesOption,
  addRoutingOption,
  addValuesOptions,
  type RoutingOptions,
  type ValuesOptions,
} from '../values-options.ts';

/** What the options of `apply` hold once they are parsed. */
export interface ApplyOptions extends ValuesOptions, RoutingOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly kubectl: string;
  readonly dryRun?: 'client' | 'server';
  readonly forceConflicts?: boolean;
}

/** `iter8-release apply`: hands the manifests of a valid release to one `kubectl apply --server-side`. */
export function addApplyCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('apply')
    .summary('apply a release to the cluster with kubectl')
    .description('Validate the values, expand them and hand the manifests to kubectl apply --server-side.')
    .argument('[release]', 'name of the release (default: release-name)');
  addRoutingOption(addResourcesOption(addValuesOptions(command)))
    .optionsGroup('Cluster:')
    .option(
      '--context <name>',
      'context of the kubeconfig file to use (default: $HELM_KUBECONTEXT, else the current one)',
    )
    .option('--kubeconfig <file>', 'kubeconfig file to use')
    .option('--kubectl <path>', 'the kubectl to run', 'kubectl')
    .option('--force-conflicts', 'take over fields that another field manager owns')
    .addOption(
      new Option(
        '--dry-run <where>',
        'client: print what would be sent; server: let the cluster check, change nothing',
      ).choices(['client', 'server']),
    )
    .action(async (name: string | undefined, options: ApplyOptions) => {
      const { applyRelease } = await import('../actions.ts');
      finish(await applyRelease(name, options, system));
    });
}
