import type { DataMap } from '../values/data.ts';
import type { MapEntry, ValueNode } from '../values/value-node.ts';
import type { AdoptionProblem } from './adoption-problem.ts';
import { each, type FieldStep, fieldPath, nodeAt, withField } from './fields.ts';
import type { Adoption } from './find-adoptions.ts';

export interface Overridden {
  readonly spec: ValueNode;
  readonly problems: readonly AdoptionProblem[];
}

/**
 * Puts the version's own keys, such as its image, into the spec that it adopts.
 *
 * @param version the version's own keys
 * @param entryOf finds the entry of a key in the values
 */
export function overrideFields(
  spec: ValueNode,
  adoption: Adoption,
  version: DataMap,
  entryOf: (key: string) => MapEntry | undefined,
): Overridden {
  const problems: AdoptionProblem[] = [];
  let changed = spec;
  for (const [key, field] of Object.entries(adoption.kind.taking?.overrides ?? {})) {
    const path = ['application', 'versions', adoption.version, key];
    const given = version[key] ?? null;
    const entry = given === null || given === '' ? undefined : entryOf(key);
    const place = placeOf(spec, fieldPath(field), { adoption, key, path, isNeeded: entry !== undefined });
    if (place === undefined) continue;
    if (!Array.isArray(place)) problems.push(place as AdoptionProblem);
    else if (entry === undefined) continue;
    else if (nodeAt(spec, place.slice(0, -1))?.kind === 'map') {
      const following = followersOf(spec, nodeAt(spec, place), adoption.kind.taking?.follows?.[key] ?? []);
      changed = [place, ...following].reduce((tree, path) => withField(tree, path, entry), changed);
    } else problems.push({ kind: 'no-field', key, field: `spec.${field}`, source: adoption.resource, path });
  }
  return { spec: changed, problems };
}

interface Override {
  readonly adoption: Adoption;
  readonly key: string;
  readonly path: AdoptionProblem['path'];
  /** Whether the version has the key. */
  readonly isNeeded: boolean;
}

/** The path with the index of the container in place of `[]`; undefined if no key needs it. */
function placeOf(
  spec: ValueNode,
  field: readonly FieldStep[],
  { adoption, key, path, isNeeded }: Override,
): readonly FieldStep[] | AdoptionProblem | undefined {
  const index = field.indexOf(each);
  if (index === -1) return field;
  const list = nodeAt(spec, field.slice(0, index));
  const names = list?.kind === 'list' ? list.items.map(nameOf) : [];
  const { resource, container } = adoption;
  const into = (item: number) => [...field.slice(0, index), item, ...field.slice(index + 1)];
  if (container !== null) {
    const item = names.indexOf(container);
    if (item !== -1) return into(item);
    return {
      kind: 'unknown-container',
      asked: container,
      source: resource,
      names,
      path: [...adoption.path, 'container'],
    };
  }
  if (!isNeeded) return undefined;
  if (names.length <= 1) return into(0);
  return { kind: 'several-containers', key, source: resource, names, path };
}

/** The fields in lists that have the value that is replaced. */
function followersOf(
  spec: ValueNode,
  replaced: ValueNode | undefined,
  fields: readonly string[],
): readonly (readonly FieldStep[])[] {
  if (replaced?.kind !== 'scalar') return [];
  return fields.flatMap((text) => {
    const field = fieldPath(text);
    const index = field.indexOf(each);
    const list = nodeAt(spec, field.slice(0, index));
    const items = list?.kind === 'list' ? list.items : [];
    const paths = items.map((_, item) => [...field.slice(0, index), item, ...field.slice(index + 1)]);
    return paths.filter((path) => {
      const node = nodeAt(spec, path);
      return node?.kind === 'scalar' && node.value === replaced.value;
    });
  });
}

function nameOf(item: ValueNode): string {
  const name = item.kind === 'map' ? item.entries.get('name')?.node : undefined;
  return name?.kind === 'scalar' ? String(name.value) : '';
}
