import type { Environment } from '../environments/environment.ts';
import type { Release } from '../release/release.ts';
import { releaseObjects } from '../release/release-objects.ts';
import type { Adoption } from './find-adoptions.ts';
import type { Resource } from './resource.ts';

/** What happens to existing objects when versions of a release adopt some of them. */
export interface Replacement {
  /** The objects that the release replaces. */
  readonly replaced: readonly Resource[];
  /** The replaced objects that versions adopt. */
  readonly adopted: readonly Resource[];
  /** The objects that stay. */
  readonly remaining: readonly Resource[];
}

/**
 * Finds the existing objects that a release replaces.
 *
 * Versions replace the objects that run pods. An object that only leads to pods, such as a Service, is replaced only if the
 * release makes an object of that name; otherwise it stays, so that its clients still get answers.
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
