import { labelsAt, selects } from '../../adoption/selectors.ts';
import type { Finding } from '../finding.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';
import { checkBackends, checkRoutes, checkScalers } from './check-references.ts';
import { checkFront, checkServices } from './check-services.ts';

/** Checks what changes for existing objects when versions adopt some of them. */
export function checkAdoption(context: AdoptionContext): readonly Finding[] {
  if (context.adoptions.length === 0) return [];
  const checks = [checkAdopted, checkScalers, checkServices, checkFront, checkRoutes, checkBackends];
  return checks.flatMap((check) => check(context));
}

/** A version must be in the namespace of the objects that it adopts, and must have another name. */
function checkAdopted(context: AdoptionContext): readonly Finding[] {
  return [...checkNamespaces(context), ...checkNames(context)];
}

/** Reports each pair of namespaces once. */
function checkNamespaces({ release, adoptions }: AdoptionContext): readonly Finding[] {
  const seen = new Set<string>();
  return adoptions.flatMap(({ version, kind, resource, path }) => {
    const own = release.versions[version]?.objects.find(({ gvrShort }) => gvrShort === kind.gvrShort);
    const namespace = resource.namespace ?? release.namespace;
    const pair = `${namespace}/${own?.metadata.namespace}`;
    if (own === undefined || own.metadata.namespace === namespace || seen.has(pair)) return [];
    seen.add(pair);
    const message = `version ${version} adopts ${resource.kind} ${resource.name} in namespace ${namespace}, but is in namespace ${own.metadata.namespace}`;
    const hint = `pass -n ${namespace}, or make sure that everything its pods need is also in ${own.metadata.namespace}`;
    return [resourceFinding(resource, ['metadata', 'namespace'], path, { message, hint })];
  });
}

/** The selector of a Deployment cannot change, so a running Deployment of the same name blocks the version's. */
function checkNames({ release, adoptions }: AdoptionContext): readonly Finding[] {
  return adoptions.flatMap(({ version, kind, resource, path }) => {
    const own = release.versions[version]?.objects.find(({ gvrShort }) => gvrShort === kind.gvrShort);
    if (kind.taking?.podLabels === undefined || kind.taking.selector === undefined) return [];
    // The object already is a version's own, with the same selector.
    if (selects(labelsAt(resource, kind.taking.selector), release.versions[version]?.selector ?? {})) return [];
    if (own?.metadata.name !== resource.name || own.metadata.namespace !== (resource.namespace ?? release.namespace)) {
      return [];
    }
    const what = `${resource.kind} ${resource.name}`;
    const message = `version ${version} has the same name as ${what}, which it adopts, but a different selector`;
    const hint = `a cluster where ${what} runs refuses the change; give the version another metadata.name`;
    return [resourceFinding(resource, ['metadata', 'name'], path, { message, hint })];
  });
}
