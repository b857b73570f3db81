import type { Path } from '../diagnostics/diagnostic.ts';
import type { VersionObjectKind } from '../environments/environment.ts';
import type { Resource } from './resource.ts';

/** An existing object that an object of a version is taken from. */
export interface Source {
  /** The index of the version. */
  readonly version: number;
  readonly kind: VersionObjectKind;
  readonly resource: Resource;
  /** Where the values name it, or the object by which it was found. */
  readonly path: Path;
  /** The name of the container that the version's keys change. */
  readonly container: string | null;
}
