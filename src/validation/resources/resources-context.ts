import type { Environment } from '../../environments/environment.ts';
import type { Release } from '../../release/release.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Source } from '../../resources/source.ts';

/** What the checks of the manifests know from which versions are taken. */
export interface ResourcesContext {
  readonly release: Release;
  readonly environment: Environment;
  /** What the versions are taken from. */
  readonly sources: readonly Source[];
  /** The objects that the release replaces. */
  readonly replaced: readonly Resource[];
  /** All others. */
  readonly remaining: readonly Resource[];
}
