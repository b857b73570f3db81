import { type FieldStep, nodeAt } from '../../adoption/fields.ts';
import type { Adoption } from '../../adoption/find-adoptions.ts';
import type { Resource } from '../../adoption/resource.ts';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Release } from '../../release/release.ts';
import { type Finding, keyAt } from '../finding.ts';

/** What the checks of the manifests know from which versions are taken. */
export interface AdoptionContext {
  readonly release: Release;
  readonly environment: Environment;
  /** What the versions are taken from. */
  readonly adoptions: readonly Adoption[];
  /** The objects that the release replaces. */
  readonly replaced: readonly Resource[];
  /** All others. */
  readonly remaining: readonly Resource[];
}

/**
 * A warning about an object in the manifests, which points to a field there, or to the object's name.
 *
 * @param path what in the values has brought it about
 */
export function resourceFinding(
  resource: Resource,
  field: readonly FieldStep[],
  path: Path,
  text: Pick<Finding, 'message' | 'hint'>,
): Finding {
  const node = nodeAt(resource.node, field) ?? nodeAt(resource.node, ['metadata', 'name']);
  const position = node === undefined ? resource.node.position : node.position;
  return { code: 'replaced-object', severity: 'warning', path, ...text, at: keyAt(path), position };
}
