import { each, type FieldStep, fieldPath } from '../../adoption/fields.ts';
import type { Resource } from '../../adoption/resource.ts';
import { groupOf } from '../../mesh/api-group.ts';
import type { ServiceReferences } from '../../mesh/mesh.ts';
import { meshes, meshOfObject } from '../../mesh/meshes.ts';
import { serviceHosts } from '../../mesh/names.ts';
import type { Release } from '../../release/release.ts';
import { isMap, mapAt, textAt } from '../../values/data.ts';
import type { ValueNode } from '../../values/value-node.ts';
import type { Finding } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';

/** What sends requests to Services, or says how they get there: an Ingress, and the objects of meshes. */
const kinds: readonly ServiceReferences[] = [
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    fields: ['spec.defaultBackend.service.name', 'spec.rules[].http.paths[].backend.service.name'],
    does: 'sends to',
    hint: 'unless its controller is part of the mesh, switch it off in the chart and name the gateway with gateway',
  },
  ...meshes.flatMap(({ references }) => references),
];

/**
 * What brings requests to a Service that the release replaces: behind the release's own there are no pods, only the route
 * of the release leads on from it. A controller outside the mesh knows nothing of that route, and Istio follows one
 * VirtualService for a request, not a second one from its destination on; a DestinationRule counts for the host to which
 * that one sends.
 */
export function checkBackends({ release, replaced, remaining, adoptions }: AdoptionContext): readonly Finding[] {
  const services = replaced.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service');
  const others = remaining.filter((resource) => !isRouteOfRelease(resource, release));
  return others.flatMap((resource) => {
    const known = kinds.find(({ group, kind }) => kind === resource.kind && group === groupOf(resource.apiVersion));
    if (known === undefined) return [];
    const { fields, does, hint } = known;
    const [found] = fields
      .flatMap((field) => placesOf(resource.node, fieldPath(field)))
      .flatMap(({ name, path }) => {
        const service = services.find((one) => namesOf(one, resource, release).includes(name));
        return service === undefined ? [] : [{ service, path }];
      });
    if (found === undefined) return [];
    const { service, path } = found;
    const message = `${resource.kind} ${resource.name} ${does} Service ${service.name}, which the release replaces by one without pods`;
    const from = adoptions.find((adoption) => adoption.resource === service)?.path ?? ['application'];
    return [resourceFinding(resource, path, from, { message, hint })];
  });
}

/** By what another object can name a Service. Names of Services have no dots, so none of them means two things. */
function namesOf(service: Resource, from: Resource, standard: { readonly namespace: string }): readonly string[] {
  const namespace = service.namespace ?? standard.namespace;
  const hosts = serviceHosts(service.name, namespace);
  return namespace === (from.namespace ?? standard.namespace) ? [service.name, ...hosts] : hosts;
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

/** Where a HorizontalPodAutoscaler, a VerticalPodAutoscaler and others of the kind name what they scale. */
const references = ['scaleTargetRef', 'targetRef'];

/** An autoscaler in the manifests must not scale an object that is no longer there. */
export function checkScalers({ release, replaced, remaining, adoptions }: AdoptionContext): readonly Finding[] {
  return remaining.flatMap((resource) =>
    references.flatMap((key) => {
      const spec = mapAt(resource.data, 'spec') ?? {};
      const reference = isMap(spec[key]) ? spec[key] : undefined;
      const target = replaced.find(
        ({ apiVersion, kind, name, namespace }) =>
          reference !== undefined &&
          // KEDA's ScaledObject need not name the kind.
          kind === (textAt(reference, 'kind') ?? 'Deployment') &&
          groupOf(apiVersion) === groupOf(textAt(reference, 'apiVersion') ?? apiVersion) &&
          name === textAt(reference, 'name') &&
          (namespace ?? release.namespace) === (resource.namespace ?? release.namespace),
      );
      if (target === undefined) return [];
      const versions = adoptions.filter((adoption) => adoption.resource === target);
      const names = versions.map(({ version }) => release.versions[version]?.name ?? '');
      const message = `${resource.kind} ${resource.name} is for ${target.kind} ${target.name}, which the versions replace`;
      const hint = `switch it off in the chart, and give each version one of its own: they are ${joinWords(names, 'and')}`;
      return [resourceFinding(resource, ['spec', key, 'name'], versions[0]?.path ?? [], { message, hint })];
    }),
  );
}

/** A route in the manifests must not be that of the release, which the Iter8 controller writes. */
export function checkRoutes({ release, remaining, adoptions }: AdoptionContext): readonly Finding[] {
  return remaining
    .filter((resource) => isRouteOfRelease(resource, release))
    .map((resource) => {
      const message = `${resource.kind} ${resource.name} has the name of the route of the release, and each would undo the other`;
      const hint = 'switch it off in the chart, and name its gateway with gateway';
      return resourceFinding(resource, ['metadata', 'name'], adoptions[0]?.path ?? ['application'], { message, hint });
    });
}

/** Whether an object is, to the cluster, the very route that the Iter8 controller writes for a release. */
function isRouteOfRelease(resource: Resource, { namespace, application, routemap }: Release): boolean {
  const { apiVersion, kind } = resource;
  return (
    routemap.route !== null &&
    meshOfObject({ apiVersion, kind })?.kind.gvrShort === routemap.route.gvrShort &&
    resource.name === application.name &&
    (resource.namespace ?? namespace) === application.namespace
  );
}
