import type { ResourceFile } from '../adoption/read-resources.ts';
import type { ApiVersions, Routing } from '../release/release.ts';
import type { ValuesInput } from '../values/load-values.ts';
import type { EnvironmentLibrary } from './environment-library.ts';
import type { PackFolder } from './packs/pack-folder.ts';
import type { KnownIdentity } from './read-release-key.ts';

/** What is asked for: where the values come from, and the release's name and namespace as Helm has them. */
export interface CompileRequest {
  readonly inputs: readonly ValuesInput[];
  readonly name: string;
  readonly namespace: string;
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** The versions of the APIs to write routes in; default: v1beta1. */
  readonly apiVersions?: ApiVersions;
  /** Who routes; default: the Iter8 controller. */
  readonly routing?: Routing;
  /** Manifests for versions with a `from`; they are read only where there is one, and once for requests that share the list. */
  readonly resources?: readonly ResourceFile[];
  /** Environments of the user's own. */
  readonly environments?: readonly PackFolder[];
}

/** What a request shares with the others where many releases are compiled in turn. */
export interface Together {
  /** The environments; those of the request do not count. */
  readonly library: EnvironmentLibrary;
  /** What is known of the release's name, which its values may say; that of the request does not count. */
  readonly known: KnownIdentity;
}
