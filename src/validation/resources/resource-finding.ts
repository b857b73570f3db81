import type { Path } from '../../diagnostics/diagnostic.ts';
import type { FieldStep } from '../../resources/field-path.ts';
import { nodeAt } from '../../resources/node-at.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Finding, keyAt } from '../finding.ts';

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
