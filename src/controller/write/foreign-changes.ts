import { meshOfObject } from '../../mesh/meshes.ts';
import { type Data, type DataMap, isMap, mapAt, mapsAt, textAt } from '../../values/data.ts';
import { fieldManager } from '../observed/observed-route.ts';

/** Changes to name at most. */
const most = 5;

/** The field of a route's spec whose list of rules a server-side apply replaces as a whole; undefined for other kinds. */
function rulesFieldOf(route: DataMap): string | undefined {
  return meshOfObject(route)?.rulesField;
}

/** The field managers, other than this controller, that own the rules of a route: they changed the rules last. */
export function foreignManagers(current: DataMap): readonly string[] {
  const field = rulesFieldOf(current);
  const entries = mapsAt(mapAt(current, 'metadata') ?? {}, 'managedFields');
  const owning = entries.filter((entry) => {
    const spec = mapAt(mapAt(entry, 'fieldsV1') ?? {}, 'f:spec');
    return spec !== undefined && mapAt(spec, `f:${field}`) !== undefined;
  });
  return [...new Set(owning.map((entry) => textAt(entry, 'manager') ?? ''))].filter((name) => name !== fieldManager);
}

/**
 * Where the rules of a route change: paths such as `spec.http[0].timeout`.
 *
 * @param current the route in the cluster
 * @param next the route as the API server would have it, with its defaults
 */
export function changedRules(current: DataMap, next: DataMap): readonly string[] {
  const field = rulesFieldOf(current);
  if (field === undefined) return [];
  const paths = differences(mapAt(current, 'spec')?.[field], mapAt(next, 'spec')?.[field], `spec.${field}`);
  return paths.length > most ? [...paths.slice(0, most), `and ${paths.length - most} more`] : paths;
}

function differences(current: Data | undefined, next: Data | undefined, path: string): readonly string[] {
  if (Array.isArray(current) && Array.isArray(next)) {
    const length = Math.max(current.length, next.length);
    return Array.from({ length }, (_, index) => differences(current[index], next[index], `${path}[${index}]`)).flat();
  }
  if (isMap(current) && isMap(next)) {
    const keys = [...new Set([...Object.keys(current), ...Object.keys(next)])].sort();
    return keys.flatMap((key) => differences(current[key], next[key], `${path}.${key}`));
  }
  return current === next ? [] : [path];
}
