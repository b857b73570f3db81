import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import {
  addClusterOptions,
  addResourcesOption,
  addRoutingOption,
  addValuesOptions,
  type ClusterOptions,
  type ValuesOptions,
} from '../../shared-options.ts';

export interface ApplyOptions extends ValuesOptions, ClusterOptions {
  readonly dryRun?: 'client' | 'server';
  readonly forceConflicts?: boolean;
}

/** `iter8-release apply`: passes the manifests of a valid release to one `kubectl apply --server-side`. */
export const apply: Declaration = {
  name: 'apply',
  summary: 'apply a release to the cluster with kubectl',
  description: 'Check the values and hand the manifests to kubectl apply --server-side.',
  declare: (parser) => {
    addClusterOptions(addRoutingOption(addResourcesOption(addValuesOptions(parser))).optionsGroup('Cluster:'))
      .option('--force-conflicts', 'take over fields that another field manager owns')
      .addOption(
        new Option(
          '--dry-run <where>',
          'client: only print the manifests; server: only let the cluster check them',
        ).choices(['client', 'server']),
      );
  },
};
