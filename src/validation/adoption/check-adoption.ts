import type { Source } from '../../adoption/find-sources.ts';
import type { Resource } from '../../adoption/resource.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Release } from '../../release/release.ts';
import { releaseObjects } from '../checks/release-objects.ts';
import type { Finding } from '../finding.ts';
import type { AdoptionContext } from './adoption-context.ts';
import { checkBackends, checkScalers } from './check-references.ts';
import { checkRoutes } from './check-routes.ts';
import { checkFront, checkServices } from './check-services.ts';
import { checkSources } from './check-sources.ts';

export interface CheckedAdoption {
  readonly findings: readonly Finding[];
  /** The objects from which versions are taken, and in the place of which the release's own come. */
  readonly replaced: readonly Resource[];
}

/**
 * What becomes of the objects in the manifests from which versions are taken, and what no longer does what it did.
 *
 * The versions replace what runs pods. What only leads to pods, as a Service does, is replaced if the release makes an
 * object of that name, and stays otherwise, so that its clients still get answers.
 */
export function checkAdoption(input: {
  readonly release: Release;
  readonly environment: Environment;
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
}): CheckedAdoption {
  const { release, sources, resources } = input;
  if (sources.length === 0) return { findings: [], replaced: [] };
  const made = new Set(releaseObjects(input).map((object) => identityOf(object, release.namespace)));
  const leaders = new Set(sources.filter(({ kind }) => leadsToPods(kind)).map(({ resource }) => resource));
  const taken = new Set(sources.map(({ resource }) => resource).filter((resource) => !leaders.has(resource)));
  const isReplaced = (resource: Resource) => taken.has(resource) || made.has(identityOf(resource, release.namespace));
  const context: AdoptionContext = {
    ...input,
    replaced: resources.filter(isReplaced),
    remaining: resources.filter((resource) => !isReplaced(resource)),
  };
  const checks = [checkSources, checkScalers, checkServices, checkFront, checkRoutes, checkBackends];
  const used = new Set(sources.map(({ resource }) => resource));
  return {
    findings: checks.flatMap((check) => check(context)),
    replaced: context.replaced.filter((resource) => used.has(resource)),
  };
}

function leadsToPods({ taking }: Source['kind']): boolean {
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
