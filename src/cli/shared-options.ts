import { type Command, Option } from 'commander';
import type { ApiVersions } from '../release/release.ts';

/** The parsed argument and options that describe a release. */
export interface ValuesOptions {
  /** The release's name. */
  readonly release?: string;
  readonly values?: readonly string[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setJson?: readonly string[];
  readonly setFile?: readonly string[];
  readonly setLiteral?: readonly string[];
  readonly resources?: readonly string[];
  readonly namespace?: string;
  readonly environments?: readonly string[];
  readonly allowUnknown?: boolean;
  readonly strict?: boolean;
  /** Patterns of many values files; only some commands have this option. */
  readonly each?: readonly string[];
  /** A routemap for the Iter8 controller, or the route itself; only some commands have this option. */
  readonly routing?: 'controller' | 'direct';
  readonly apiVersions: ApiVersions;
}

/** Help texts in which a command differs from the others. */
interface ValuesWords {
  /** The text of the argument. */
  readonly release?: string;
  readonly file?: string;
  /** The default of -n. */
  readonly namespace?: string;
}

/** Adds the argument and the options that describe a release. They have the names that Helm gives them. */
export function addValuesOptions(command: Command, words: ValuesWords = {}): Command {
  const { release = 'name of the release (default: release-name)' } = words;
  const { file = 'values file, or - for standard input', namespace = '$HELM_NAMESPACE, else default' } = words;
  command
    .argument('[release]', release)
    .optionsGroup('Values:')
    .option('-f, --values <file>', `${file}; later files win over earlier ones`, collect)
    .option('--set <key=value>', 'set a value as Helm does: a.b=1,c[0]=x,d={x,y}', collect)
    .option('--set-string <key=value>', 'set a value and keep it a string', collect)
    .option('--set-json <key=json>', 'set a value to JSON', collect)
    .option('--set-file <key=path>', 'set a value to the content of a file', collect)
    .option('--set-literal <key=text>', 'set one value to the text exactly as written', collect)
    .option('-n, --namespace <name>', `namespace of the release (default: ${namespace})`)
    .addOption(
      new Option('--api-versions <version>', 'API version of the routes of Istio and the Gateway API')
        .choices(['v1beta1', 'v1'])
        .default('v1beta1'),
    );
  return addEnvironmentsOption(command)
    .optionsGroup('Checks:')
    .option('--allow-unknown', 'report unknown keys as warnings instead of errors')
    .option('--strict', 'treat warnings as errors');
}

/** Adds the option that names the manifests that versions adopt (`from`). */
export function addResourcesOption(command: Command): Command {
  return command
    .optionsGroup('Values:')
    .option('--resources <file>', 'existing manifests that versions adopt (from), or - for standard input', collect);
}

/** Adds the option that names the values files of many releases. */
export function addEachOption(command: Command): Command {
  return command
    .optionsGroup('Many releases:')
    .option(
      '--each <pattern>',
      "values file of each release, such as 'releases/{namespace}/{release}.yaml'; -f and --set apply to all",
      collect,
    );
}

/** Adds the option that names the user's own environments. */
export function addEnvironmentsOption(command: Command, add = 'add'): Command {
  return command.option('--environments <folder>', `${add} your own environment, or a folder with several`, collect);
}

/** Collects the arguments of an option that can be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Adds the option that chooses between a routemap and a route. */
export function addRoutingOption(command: Command): Command {
  return command
    .optionsGroup('Routing:')
    .addOption(
      new Option(
        '--routing <how>',
        'controller: write a routemap for the Iter8 controller; direct: write the route itself',
      )
        .choices(['controller', 'direct'])
        .default('controller'),
    );
}

/** The cluster, and the kubectl that reaches it. */
export interface ClusterOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly kubectl: string;
}

/** Adds the options that name a cluster. */
export function addClusterOptions(command: Command): Command {
  return command
    .option('--context <name>', 'context in the kubeconfig file (default: $HELM_KUBECONTEXT, else the current one)')
    .option('--kubeconfig <file>', 'kubeconfig file')
    .option('--kubectl <path>', 'kubectl program to run', 'kubectl');
}

/** The source of routes: values, a file or the cluster. */
export interface RouteSourceOptions extends ValuesOptions, ClusterOptions {
  readonly from?: string;
  readonly live?: boolean;
}

/** Adds the options that choose the source of routes: values, a file or the cluster. */
export function addRouteSourceOptions(command: Command): Command {
  const release = 'name of the release (default: release-name), and of its route with --live';
  addResourcesOption(addValuesOptions(command, { release }))
    .option('--from <file>', 'read the route or routemap from this file instead of values, or - for standard input')
    .optionsGroup('Cluster:')
    .addOption(new Option('--live', 'read the route from the cluster').conflicts('from'));
  return addClusterOptions(command);
}
