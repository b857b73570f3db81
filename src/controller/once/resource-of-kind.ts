import { resourceKinds } from '../../routing/resource-kinds.ts';
import { defaultResourceTypes, type ResourceTypes } from '../configuration/resource-type.ts';

/**
 * The plural of a kind, as files have kinds and the configuration has plurals; undefined if no resource type of the
 * configuration can be meant. Without a cluster that knows the plural, it is the kind in lower case with an ending of
 * English.
 */
export function resourceOfKind(group: string, kind: string, types: ResourceTypes): string | undefined {
  const known = [...resourceKinds].find(([, each]) => each.kind === kind && each.group === group)?.[0];
  const resource = known === undefined ? undefined : defaultResourceTypes.get(known)?.resource;
  const plurals = resource === undefined ? pluralsOf(kind.toLowerCase()) : [resource];
  return [...types.values()].find((type) => type.group === group && plurals.includes(type.resource))?.resource;
}

function pluralsOf(word: string): readonly string[] {
  return [`${word}s`, `${word}es`, word.replace(/y$/, 'ies'), word];
}
