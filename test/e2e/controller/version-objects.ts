import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import type { ClusterClient } from './cluster-client.ts';
import type { Seeded } from './seeded.ts';

/** The condition of a kind that has to be True. */
const conditions: { readonly [kind: string]: string } = { Deployment: 'Available', InferenceService: 'Ready' };

/** Makes the objects of a version, and says that those with conditions are ready. */
export async function makeAvailable(client: ClusterClient, objects: readonly DataMap[]): Promise<void> {
  for (const object of objects) {
    const stored = await client.apply(object);
    await setCondition(client, stored, 'True');
  }
}

/** How a version stops being available. */
export const mishaps = ['delete', 'label', 'scale', 'condition', 'no status'] as const;
export type Mishap = (typeof mishaps)[number];

/** Lets something happen to one of the objects of a version, and returns what it was. */
export async function makeUnavailable(
  client: ClusterClient,
  objects: readonly DataMap[],
  { pick }: Seeded,
): Promise<Mishap> {
  const object = pick(objects);
  const mishap = pick(mishaps.filter((each) => canHappen(each, object)));
  switch (mishap) {
    case 'delete':
      await client.remove(object);
      break;
    case 'label':
      await client.apply(withMetadata(object, { labels: {} }));
      break;
    case 'scale':
      await client.apply({ ...object, spec: { ...(object.spec as DataMap), replicas: 0 } });
      break;
    case 'condition':
      await client.apply(object).then((stored) => setCondition(client, stored, pick(['False', 'Unknown'])));
      break;
    case 'no status':
      await client.remove(object);
      await client.apply(object);
      break;
  }
  return mishap;
}

function canHappen(mishap: Mishap, { kind }: DataMap): boolean {
  if (mishap === 'scale') return kind === 'Deployment';
  return mishap === 'delete' || mishap === 'label' || conditions[String(kind)] !== undefined;
}

/** Says in the status of an object whether it is ready; does nothing for kinds without conditions. */
export async function setCondition(client: ClusterClient, object: DataMap, status: string): Promise<void> {
  const type = conditions[String(object.kind)];
  if (type === undefined) return;
  const observedGeneration = at(object, 'metadata', 'generation');
  await client.patchStatus(object, { observedGeneration, conditions: [{ type, status }] });
}

function withMetadata(object: DataMap, metadata: DataMap): DataMap {
  return { ...object, metadata: { ...(object.metadata as DataMap), ...metadata } };
}
