import type { ResourceFile } from '../adoption/read-resources.ts';
import type { ApiVersions, Routing } from '../release/release.ts';
import type { ValuesInput } from '../values/load-values.ts';
import type { EnvironmentLibrary } from './environment-library.ts';
import type { PackFolder } from './packs/pack-folder.ts';
import type { KnownIdentity } from './read-release-key.ts';

/** What to compile: the values, and the release's name and namespace as in Helm. */
export interface CompileRequest {
  readonly inputs: readonly ValuesInput[];
  readonly name: string;
  readonly namespace: string;
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** The API version of the objects of meshes. Default: v1beta1. */
  readonly apiVersions?: ApiVersions;
  /** What makes the route. Default: the Iter8 controller. */
  readonly routing?: Routing;
  /** Manifests for versions with a `from`. They are read only if there is one, and once for all requests with the same list. */
  readonly resources?: readonly ResourceFile[];
  /** The user's own environments. */
  readonly environments?: readonly PackFolder[];
}

/** What requests share if many releases are compiled. */
export interface Together {
  /** The environments, in place of those of the request. */
  readonly library: EnvironmentLibrary;
  /** The name and namespace if the values do not say them, in place of those of the request. */
  readonly known: KnownIdentity;
}
