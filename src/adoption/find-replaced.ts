import type { Environment } from '../environments/environment.ts';
import type { Release } from '../release/release.ts';
import { releaseObjects } from '../release/release-objects.ts';
import type { Adoption } from './find-adoptions.ts';
import type { Resource } from './resource.ts';

/** What becomes of existing objects once there is a release whose versions adopt some of them. */
export interface Replacement {
  /** Those that give way to the objects of the release. */
  readonly replaced: readonly Resource[];
  /** Those of them that versions adopt. */
  readonly adopted: readonly Resource[];
  /** Those that stay. */
  readonly remaining: readonly Resource[];
}

/**
 * Finds the existing objects that give way to those of the release.
 *
 * The versions replace what runs pods. What only leads to pods, as a Service does, is replaced if the release makes an
 * object of that name, and stays otherwise, so that its clients still get answers.
 */
export function findReplaced(input: {
  readonly release: Release;
  readonly environment: Environment;
  readonly adoptions: readonly Adoption[];
  readonly resources: readonly Resource[] | undefined;
}): Replacement {
  const { release, adoptions, resources = [] } = input;
  if (adoptions.length === 0) return { replaced: [], adopted: [], remaining: resources };
  const made = new Set(releaseObjects(input).map((object) => identityOf(object, release.namespace)));
  const runners = new Set(adoptions.filter(({ kind }) => !leadsToPods(kind)).map(({ resource }) => resource));
  const isReplaced = (resource: Resource) => runners.has(resource) || made.has(identityOf(resource, release.namespace));
  const replaced = resources.filter(isReplaced);
  const used = new Set(adoptions.map(({ resource }) => resource));
  return {
    replaced,
    adopted: replaced.filter((resource) => used.has(resource)),
    remaining: resources.filter((resource) => !isReplaced(resource)),
  };
}

function leadsToPods({ taking }: Adoption['kind']): boolean {
  return taking?.selector !== undefined && taking.podLabels === undefined;
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

function identityOf({ apiVersion, kind, namespace, name }: Identity, standard: string): string {
  return JSON.stringify([apiVersion, kind, namespace ?? standard, name]);
}
