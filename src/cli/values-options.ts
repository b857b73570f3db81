import { type Command, Option } from 'commander';
import type { ApiVersions } from '../release/api-versions.ts';

/** What the options that describe a release hold once they are parsed. */
export interface ValuesOptions {
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
  readonly apiVersions: ApiVersions;
}

/** What the help says of the values where a command is not like the others. */
interface ValuesWords {
  readonly file?: string;
  /** The namespace where -n is not given. */
  readonly namespace?: string;
}

/** Adds the options by which a release is described, named as Helm names them. */
export function addValuesOptions(command: Command, words: ValuesWords = {}): Command {
  const { file = 'values file, - for standard input', namespace = '$HELM_NAMESPACE, else default' } = words;
  return command
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
    )
    .option('--environments <folder>', 'add an environment of your own, or a folder of such', collect)
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

/** Gathers the arguments of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Who routes: the Iter8 controller by a routemap, or the route that is among the manifests. */
export interface RoutingOptions {
  readonly routing: 'controller' | 'direct';
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
