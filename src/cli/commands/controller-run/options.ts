import { InvalidArgumentError, Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { collect } from '../../shared-options.ts';

export interface ControllerRunOptions {
  readonly config?: string;
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
  readonly iter8Version?: readonly string[];
  /** In milliseconds. */
  readonly settle: number;
  readonly allowCrossNamespaceRoutes?: boolean;
  readonly listen: string;
  readonly leaseNamespace?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly once?: boolean;
  readonly fromDir?: string;
}

/** `iter8-release controller run`: makes and keeps the routes of routemaps. */
export const controllerRun: Declaration = {
  name: 'controller run',
  summary: 'make the routes of routemaps, and keep them right',
  description:
    'Make the routes of the routemaps in a cluster, and keep them right while versions come and go.\n' +
    'Takes the place of the public Iter8 controller: the same ConfigMaps, labels, annotations and configuration.',
  declare: (parser) => {
    parser
      .option('--config <file>', 'the kinds to watch (default: the file in CONFIG_FILE, or the usual kinds)')
      .option('-n, --namespace <namespace>', 'look after this namespace (default: that of the context)')
      .addOption(
        new Option('-A, --all-namespaces', 'look after all namespaces, which needs a ClusterRole').conflicts(
          'namespace',
        ),
      )
      .option(
        '--iter8-version <version>',
        'look after routemaps with this label iter8.tools/version; repeat for more (default: v1.1)',
        collect,
      )
      .addOption(
        new Option('--settle <time>', 'how long a version that returns waits for its share')
          .argParser(readTime)
          .default(2000, '2s'),
      )
      .option('--allow-cross-namespace-routes', 'write routes into other namespaces than that of the routemap')
      .optionsGroup('Cluster:')
      .option('--kubeconfig <file>', 'the kubeconfig (default: as kubectl finds it, or the service account)')
      .option('--context <name>', 'the context of the kubeconfig')
      .option('--lease-namespace <namespace>', 'where replicas elect the one that writes (default: --namespace)')
      .option('--listen <address>', 'where to serve /healthz, /readyz and /metrics', ':8080')
      .optionsGroup('Without a cluster:')
      .option('--once', 'decide once, print the routes that would be written, and end')
      .option('--from-dir <folder>', 'with --once: read the objects from the YAML and JSON files in this folder');
  },
};

/** @throws InvalidArgumentError if the text is not a time */
function readTime(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? (text === '0' ? ['', '0', 's'] : []);
  if (number === undefined) throw new InvalidArgumentError('Write a time such as 2s, 500ms or 0.');
  return Number(number) * { ms: 1, s: 1000, m: 60_000 }[unit as 'ms' | 's' | 'm'];
}
