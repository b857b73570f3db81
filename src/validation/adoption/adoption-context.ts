import { type FieldStep, nodeAt } from '../../adoption/fields.ts';
import type { Adoption } from '../../adoption/find-adoptions.ts';
import type { Resource } from '../../adoption/resource.ts';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Release } from '../../release/release.ts';
import { type Finding, keyAt } from '../finding.ts';

/** What the checks of adopted manifests know. */
export interface AdoptionContext {
  readonly release: Release;
  readonly environment: Environment;
  /** The objects that versions adopt. */
  readonly adoptions: readonly Adoption[];
  /** The existing objects that the release replaces. */
  readonly replaced: readonly Resource[];
  /** The existing objects that stay. */
  readonly remaining: readonly Resource[];
}

/**
 * A warning about an object in the manifests. It points to a field of the object, or to the object's name.
 *
 * @param path the key in the values that causes it
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
