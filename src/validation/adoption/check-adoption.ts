import { labelsAt, selects } from '../../adoption/selectors.ts';
import type { Finding } from '../finding.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';
import { checkBackends, checkRoutes, checkScalers } from './check-references.ts';
import { checkFront, checkServices } from './check-services.ts';

/** What no longer does what it did, once the release has replaced the existing objects that versions adopt. */
export function checkAdoption(context: AdoptionContext): readonly Finding[] {
  if (context.adoptions.length === 0) return [];
  const checks = [checkAdopted, checkScalers, checkServices, checkFront, checkRoutes, checkBackends];
  return checks.flatMap((check) => check(context));
}

/** A version must live where the objects did from which it is taken, and must not be taken for them. */
function checkAdopted(context: AdoptionContext): readonly Finding[] {
  return [...checkNamespaces(context), ...checkNames(context)];
}

/** Said once for each pair of namespaces. */
function checkNamespaces({ release, adoptions }: AdoptionContext): readonly Finding[] {
  const seen = new Set<string>();
  return adoptions.flatMap(({ version, kind, resource, path }) => {
    const own = release.versions[version]?.objects.find(({ gvrShort }) => gvrShort === kind.gvrShort);
    const namespace = resource.namespace ?? release.namespace;
    const pair = `${namespace}/${own?.metadata.namespace}`;
    if (own === undefined || own.metadata.namespace === namespace || seen.has(pair)) return [];
    seen.add(pair);
    const message = `${resource.kind} ${resource.name} is in namespace ${namespace}, and version ${version}, which is taken from it, in ${own.metadata.namespace}`;
    const hint = `pass -n ${namespace}, or make sure that what its pods need is in ${own.metadata.namespace} as well`;
    return [resourceFinding(resource, ['metadata', 'namespace'], path, { message, hint })];
  });
}

/** What runs pods by a selector can never change it: a Deployment of the same name that runs already is in the way. */
function checkNames({ release, adoptions }: AdoptionContext): readonly Finding[] {
  return adoptions.flatMap(({ version, kind, resource, path }) => {
    const own = release.versions[version]?.objects.find(({ gvrShort }) => gvrShort === kind.gvrShort);
    if (kind.taking?.podLabels === undefined || kind.taking.selector === undefined) return [];
    // It is a version's already, with the selector that the version has.
    if (selects(labelsAt(resource, kind.taking.selector), release.versions[version]?.selector ?? {})) return [];
    if (own?.metadata.name !== resource.name || own.metadata.namespace !== (resource.namespace ?? release.namespace)) {
      return [];
    }
    const what = `${resource.kind} ${resource.name}`;
    const message = `version ${version} has the name of ${what}, from which it is taken, and another selector`;
    const hint = `a cluster in which ${what} runs already refuses the change; give the version another metadata.name`;
    return [resourceFinding(resource, ['metadata', 'name'], path, { message, hint })];
  });
}
