import { type Command, Option } from 'commander';
import type { ApiVersions } from '../release/release.ts';

/** What the argument and the options that describe a release hold once they are parsed. */
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
  /** Patterns of many values files; only some commands take them. */
  readonly each?: readonly string[];
  /** Who routes: the Iter8 controller by a routemap, or the route itself; only some commands take it. */
  readonly routing?: 'controller' | 'direct';
  readonly apiVersions: ApiVersions;
}

/** What the help says of the values where a command is not like the others. */
interface ValuesWords {
  /** The argument. */
  readonly release?: string;
  readonly file?: string;
  /** The namespace where -n is not given. */
  readonly namespace?: string;
}

/** Adds the argument and the options by which a release is described, named as Helm names them. */
export function addValuesOptions(command: Command, words: ValuesWords = {}): Command {
  const { release = 'name of the release (default: release-name)' } = words;
  const { file = 'values file, - for standard input', namespace = '$HELM_NAMESPACE, else default' } = words;
  command
    .argument('[release]', release)
    .optionsGroup('Values:')
    .option('-f, --values <file>', `${file}; later files win over earlier ones`, collect)
    .option('--set <key=value>', 'set a value, as Helm does: a.b=1,c[0]=x,d={x,y}', collect)
    .option('--set-string <key=value>', 'set a value that stays a string', collect)
    .option('--set-json <key=json>', 'set a value given as JSON', collect)
    .option('--set-file <key=path>', 'set a value to the content of a file', collect)
    .option('--set-literal <key=text>', 'set one value to the text as it stands', collect)
    .option('-n, --namespace <name>', `the release's namespace (default: ${namespace})`)
    .addOption(
      new Option('--api-versions <version>', 'version of the APIs of Istio and the Gateway API to write')
        .choices(['v1beta1', 'v1'])
        .default('v1beta1'),
    );
  return addEnvironmentsOption(command)
    .optionsGroup('Checks:')
    .option('--allow-unknown', 'report unknown keys as warnings, not as errors')
    .option('--strict', 'treat warnings as errors');
}

/** Adds the option that names what versions with a `from` are taken from, where that does not come by itself. */
export function addResourcesOption(command: Command): Command {
  return command
    .optionsGroup('Values:')
    .option('--resources <file>', 'manifests that the from of a version names, - for standard input', collect);
}

/** Adds the option that names the values files of many releases. */
export function addEachOption(command: Command): Command {
  return command
    .optionsGroup('Many releases:')
    .option(
      '--each <pattern>',
      "values file of each release, such as 'releases/{namespace}/{release}.yaml'; -f and --set hold for all",
      collect,
    );
}

/** Adds the option that names environments of the user's own. */
export function addEnvironmentsOption(command: Command, add = 'add'): Command {
  return command.option('--environments <folder>', `${add} an environment of your own, or a folder of such`, collect);
}

/** Gathers the arguments of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Adds the option that says who routes. */
export function addRoutingOption(command: Command): Command {
  return command
    .optionsGroup('Routing:')
    .addOption(
      new Option('--routing <how>', 'controller: a routemap for the Iter8 controller; direct: the route itself')
        .choices(['controller', 'direct'])
        .default('controller'),
    );
}

/** Which cluster, and which kubectl to reach it with. */
export interface ClusterOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly kubectl: string;
}

/** Adds the options that name a cluster. */
export function addClusterOptions(command: Command): Command {
  return command
    .option(
      '--context <name>',
      'context of the kubeconfig file to use (default: $HELM_KUBECONTEXT, else the current one)',
    )
    .option('--kubeconfig <file>', 'kubeconfig file to use')
    .option('--kubectl <path>', 'the kubectl to run', 'kubectl');
}

/** Where routes come from: values, a file or the cluster. */
export interface RouteSourceOptions extends ValuesOptions, ClusterOptions {
  readonly from?: string;
  readonly live?: boolean;
}

/** Adds the options by which a route is chosen: values, a file, or the cluster. */
export function addRouteSourceOptions(command: Command): Command {
  const release = 'name of the release (default: release-name), which with --live its route has, too';
  addResourcesOption(addValuesOptions(command, { release }))
    .option('--from <file>', 'take the route or routemap in this file, - for standard input')
    .optionsGroup('Cluster:')
    .addOption(new Option('--live', 'take the route that is in the cluster').conflicts('from'));
  return addClusterOptions(command);
}
