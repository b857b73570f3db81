import type { CompileRequest } from '../compile/compile-release.ts';
import { limits } from '../values/limits.ts';
import type { ValuesInput } from '../values/load-values.ts';
import { findPackFolders } from './find-pack-folders.ts';
import { readOptionFiles, readUserFile, refuseSecondReader } from './read-files.ts';
import { commandError } from './refused.ts';
import type { ValuesOptions } from './shared-options.ts';
import { showPath } from './show-path.ts';
import type { System } from './system.ts';

/** Bytes to read at most. Longer files are rejected later. */
const mostOfResources = limits.resourceBytes + 1;

/**
 * Reads the inputs that the command line names, with Helm's defaults: the name is `release-name`, as in `helm
 * template`, and the namespace comes from -n, else HELM_NAMESPACE, else `default`.
 *
 * @throws Refused if there are no values, or a file cannot be read
 */
export async function readRequest(options: ValuesOptions, system: System): Promise<CompileRequest> {
  const { release = 'release-name', values, resources, allowUnknown = false, strict = false, apiVersions } = options;
  refuseSecondReader({ '-f': values, '--resources': resources });
  const manifests = resources && (await readOptionFiles(resources, '--resources', system, mostOfResources));
  return {
    inputs: await readInputs(options, system),
    ...(manifests === undefined ? {} : { resources: manifests }),
    name: release,
    namespace: namespaceOf(options, system) ?? 'default',
    allowUnknown,
    strict,
    apiVersions,
    ...(options.routing === undefined ? {} : { routing: options.routing }),
    environments: findPackFolders(options.environments ?? [], system),
  };
}

/** The namespace from -n, else the one that Helm passes to a plugin. */
export function namespaceOf({ namespace }: Pick<ValuesOptions, 'namespace'>, { env }: System): string | undefined {
  return namespace ?? (env.HELM_NAMESPACE || undefined);
}

/**
 * Reads the files, standard input and flags that the options name, each kind in the order of the command line. Loading
 * puts the kinds into Helm's order.
 *
 * @throws Refused if no values are given, or a file cannot be read
 */
export async function readInputs(options: ValuesOptions, system: System): Promise<readonly ValuesInput[]> {
  const { values = [], set = [], setString = [], setJson = [], setFile = [], setLiteral = [] } = options;
  const files = await readOptionFiles(values, '-f', system);
  const readFile = (path: string) => readUserFile(path, system);
  const inputs: readonly ValuesInput[] = [
    ...files.map((file) => ({ kind: 'file', ...file }) as const),
    ...setJson.map((argument) => ({ kind: 'set-json', argument }) as const),
    ...set.map((argument) => ({ kind: 'set', argument }) as const),
    ...setString.map((argument) => ({ kind: 'set-string', argument }) as const),
    ...setFile.map((argument) => ({ kind: 'set-file', argument, readFile }) as const),
    ...setLiteral.map((argument) => ({ kind: 'set-literal', argument }) as const),
  ];
  if (inputs.length === 0 && options.each === undefined) throw noValues(options.release);
  return inputs;
}

/** Users of other tools write the file instead of the name of the release. */
function noValues(release = '') {
  const wanted = /\.(ya?ml|json)$/.test(release) ? showPath(release) : 'values.yaml';
  return commandError(`no values given: name a file with -f ${wanted}, or use -f - for standard input`);
}

/** True if the options name any values. */
export function hasInputs({ values, set, setString, setJson, setFile, setLiteral }: ValuesOptions): boolean {
  return [values, set, setString, setJson, setFile, setLiteral].some((given) => given !== undefined);
}
