import { type Data, type DataMap, isMap, mapAt, mapsAt, textAt } from '../../values/data.ts';
import { earlierManagers, fieldManager } from '../observed/observed-route.ts';

/**
 * The managed fields of a route after the controller has taken over those of earlier managers. Without this, fields that the
 * template no longer has would stay for ever, because their earlier owner still claims them.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership
 *
 * @param route with its managed fields
 */
export function migrateManagers(route: DataMap): readonly DataMap[] {
  const entries = mapsAt(mapAt(route, 'metadata') ?? {}, 'managedFields');
  const isSpec = (entry: DataMap) => textAt(entry, 'subresource') === undefined;
  const isTaken = (entry: DataMap) => isSpec(entry) && earlierManagers.includes(textAt(entry, 'manager') ?? '');
  const isOwn = (entry: DataMap) =>
    isSpec(entry) && textAt(entry, 'manager') === fieldManager && textAt(entry, 'operation') === 'Apply';
  const taken = entries.filter(isTaken);
  const [first] = taken;
  if (first === undefined) return entries;
  const all = [...entries.filter(isOwn), ...taken];
  const own = {
    ...first,
    manager: fieldManager,
    operation: 'Apply',
    fieldsV1: all.map((entry) => mapAt(entry, 'fieldsV1') ?? {}).reduce(union),
  };
  return [...entries.filter((entry) => !isTaken(entry) && !isOwn(entry)), own];
}

/** A set of fields is a map of maps. */
function union(one: DataMap, other: DataMap): DataMap {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key): [string, Data] => [key, unionOf(one[key], other[key])]));
}

function unionOf(one: Data | undefined, other: Data | undefined): Data {
  return isMap(one) && isMap(other) ? union(one, other) : (one ?? other ?? {});
}
