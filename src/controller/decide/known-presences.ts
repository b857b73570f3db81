import { versionNames } from '../../routing/routemap-versions.ts';
import type { ObservedRoutemap, RoutemapVersion } from '../observed/read-routemap-object.ts';
import type { Presences } from './settle.ts';

/** What the status of a routemap tells a controller that has just started: which versions have their share. */
export function knownPresences({ namespace, specification, status }: ObservedRoutemap): Presences {
  if (!specification.ok || status === null) return new Map();
  const { versions } = specification;
  const names = namesOf(versions);
  const serving = status.versions.filter(({ available }) => available).map(({ name }) => name);
  return new Map(
    versions.flatMap((version, index) =>
      serving.includes(names[index] ?? '') ? [[versionKey(version, namespace), { kind: 'serving' }]] : [],
    ),
  );
}

/** The names of versions in the status and in messages. */
export function namesOf(versions: readonly RoutemapVersion[]): readonly string[] {
  return versionNames(versions.map((version) => ({ ...version, annotatedWeight: null })));
}

/** Identifies a version by its resources, wherever it stands in the routemap. */
export function versionKey({ resources }: RoutemapVersion, namespace: string): string {
  return JSON.stringify(resources.map(({ gvrShort, name, namespace: own }) => [gvrShort, own ?? namespace, name]));
}
