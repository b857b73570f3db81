import { each, type FieldStep, fieldPath } from '../../resources/field-path.ts';
import type { Resource } from '../../resources/resource.ts';
import type { ValueNode } from '../../values/value-node.ts';
import type { Finding } from '../finding.ts';
import { isRouteOfRelease } from './is-route-of-release.ts';
import { resourceFinding } from './resource-finding.ts';
import type { ResourcesContext } from './resources-context.ts';

/** Where an Ingress and the routes of the Gateway API name the Services that they send to. */
const backends: { readonly [kind: string]: readonly string[] } = {
  Ingress: ['spec.defaultBackend.service.name', 'spec.rules[].http.paths[].backend.service.name'],
  HTTPRoute: ['spec.rules[].backendRefs[].name'],
  GRPCRoute: ['spec.rules[].backendRefs[].name'],
};

/**
 * What brings requests from outside to a Service that the release replaces: behind the release's own there are no pods,
 * the mesh routes its requests, and a controller outside the mesh knows nothing of that.
 */
export function checkBackends({ release, replaced, remaining, sources }: ResourcesContext): readonly Finding[] {
  const services = replaced.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service');
  const others = remaining.filter((resource) => !isRouteOfRelease(resource, release));
  return others.flatMap((resource) => {
    const fields = (Object.hasOwn(backends, resource.kind) ? backends[resource.kind] : undefined) ?? [];
    const [place] = fields
      .flatMap((field) => placesOf(resource.node, fieldPath(field)))
      .filter(({ name }) => services.some((service) => service.name === name && isNear(service, resource, release)));
    if (place === undefined) return [];
    const message = `${resource.kind} ${resource.name} sends to Service ${place.name}, which the release replaces by one without pods`;
    const hint =
      'unless its controller is part of the mesh, switch it off in the chart and name the gateway with gateway';
    const path = sources.find(({ resource }) => resource.name === place.name)?.path ?? ['application'];
    return [resourceFinding(resource, place.path, path, { message, hint })];
  });
}

function isNear(service: Resource, resource: Resource, { namespace }: { readonly namespace: string }): boolean {
  return (service.namespace ?? namespace) === (resource.namespace ?? namespace);
}

interface NamedPlace {
  readonly name: string;
  readonly path: readonly FieldStep[];
}

/** What stands at a field, for each item of the lists on the way. */
function placesOf(
  node: ValueNode | undefined,
  field: readonly FieldStep[],
  done: readonly FieldStep[] = [],
): readonly NamedPlace[] {
  const [step, ...rest] = field;
  if (step === undefined) return node?.kind === 'scalar' ? [{ name: String(node.value), path: done }] : [];
  if (step === each) {
    const items = node?.kind === 'list' ? node.items : [];
    return items.flatMap((item, index) => placesOf(item, rest, [...done, index]));
  }
  return node?.kind === 'map' ? placesOf(node.entries.get(String(step))?.node, rest, [...done, step]) : [];
}
