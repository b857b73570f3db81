import { groupOf } from '../mesh/names.ts';
import type { DataMap } from '../values/data.ts';

/** Messages name at most so many kinds. */
const most = 5;

/** The kinds of objects with their API groups, each once: `Service and GRPCRoute of gateway.networking.k8s.io`. */
export function nameKinds(objects: readonly DataMap[]): string {
  const names = [...new Set(objects.flatMap(nameKind))];
  const told = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} other kinds`] : names;
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
}

function nameKind({ apiVersion, kind }: DataMap): readonly string[] {
  if (typeof kind !== 'string' || kind === '') return [];
  const group = groupOf(apiVersion) ?? '';
  return [group === '' ? kind : `${kind} of ${group}`];
}
