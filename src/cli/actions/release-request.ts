import type { CompileRequest } from '../../compile/compile-release.ts';
import type { System } from '../system.ts';
import type { RoutingOptions, ValuesOptions } from '../values-options.ts';
import { findPackFolders } from './find-pack-folders.ts';
import { readInputs } from './read-inputs.ts';
import { readResourceFiles } from './read-resource-files.ts';
import { refuseSecondReader } from './refuse-second-reader.ts';

/**
 * What the command line asks for, with Helm's defaults: the release is called `release-name`, as in
 * `helm template`, and its namespace comes from -n, else HELM_NAMESPACE, else `default`.
 */
export async function releaseRequest(
  name: string | undefined,
  options: ValuesOptions & Partial<RoutingOptions>,
  system: System,
): Promise<CompileRequest> {
  refuseSecondReader({ '-f': options.values, '--resources': options.resources });
  const resources = await readResourceFiles(options, system);
  return {
    inputs: await readInputs(name, options, system),
    ...(resources === undefined ? {} : { resources }),
    name: name ?? 'release-name',
    namespace: options.namespace ?? (system.env.HELM_NAMESPACE || 'default'),
    allowUnknown: options.allowUnknown ?? false,
    strict: options.strict ?? false,
    apiVersions: options.apiVersions,
    ...(options.routing === undefined ? {} : { routing: options.routing }),
    environments: findPackFolders(options.environments ?? [], system),
  };
}
