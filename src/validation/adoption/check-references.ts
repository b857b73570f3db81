import { each, type FieldStep, fieldPath } from '../../adoption/fields.ts';
import type { Resource } from '../../adoption/resource.ts';
import type { ServiceReferences } from '../../mesh/mesh.ts';
import { meshes, meshOfObject } from '../../mesh/meshes.ts';
import { groupOf, serviceHosts } from '../../mesh/names.ts';
import type { Release } from '../../release/release.ts';
import { isMap, mapAt, textAt } from '../../values/data.ts';
import type { ValueNode } from '../../values/value-node.ts';
import type { Finding } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';

/** Kinds that send requests to Services or configure how they get there: Ingress and kinds of the meshes. */
const kinds: readonly ServiceReferences[] = [
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    fields: ['spec.defaultBackend.service.name', 'spec.rules[].http.paths[].backend.service.name'],
    does: 'sends to',
    hint: 'disable it in the chart and set gateway instead, unless its controller is part of the mesh',
  },
  ...meshes.flatMap(({ references }) => references),
];

/**
 * Finds objects that send requests to a Service that the release replaces. The release's own Service has no pods: only the
 * route of the release leads on from it. A controller outside the mesh does not use that route. Istio follows one
 * VirtualService for each request, never a second one, and applies the DestinationRule of the host that it sends to.
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
    const message = `${resource.kind} ${resource.name} ${does} Service ${service.name}, which the release replaces with a Service without pods`;
    const from = adoptions.find((adoption) => adoption.resource === service)?.path ?? ['application'];
    return [resourceFinding(resource, path, from, { message, hint })];
  });
}

/** The names that another object can use for a Service. Names of Services have no dots, so no name is ambiguous. */
function namesOf(service: Resource, from: Resource, standard: { readonly namespace: string }): readonly string[] {
  const namespace = service.namespace ?? standard.namespace;
  const hosts = serviceHosts(service.name, namespace);
  return namespace === (from.namespace ?? standard.namespace) ? [service.name, ...hosts] : hosts;
}

interface NamedPlace {
  readonly name: string;
  readonly path: readonly FieldStep[];
}

/** The scalars at a field. A field in a list has one for each item. */
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

/** The fields in which autoscalers (HorizontalPodAutoscaler, VerticalPodAutoscaler and others) name their target. */
const references = ['scaleTargetRef', 'targetRef'];

/** An autoscaler in the manifests must not scale a replaced object. */
export function checkScalers({ release, replaced, remaining, adoptions }: AdoptionContext): readonly Finding[] {
  return remaining.flatMap((resource) =>
    references.flatMap((key) => {
      const spec = mapAt(resource.data, 'spec') ?? {};
      const reference = isMap(spec[key]) ? spec[key] : undefined;
      const target = replaced.find(
        ({ apiVersion, kind, name, namespace }) =>
          reference !== undefined &&
          // In KEDA's ScaledObject the kind is optional.
          kind === (textAt(reference, 'kind') ?? 'Deployment') &&
          groupOf(apiVersion) === groupOf(textAt(reference, 'apiVersion') ?? apiVersion) &&
          name === textAt(reference, 'name') &&
          (namespace ?? release.namespace) === (resource.namespace ?? release.namespace),
      );
      if (target === undefined) return [];
      const versions = adoptions.filter((adoption) => adoption.resource === target);
      const names = versions.map(({ version }) => release.versions[version]?.name ?? '');
      const message = `${resource.kind} ${resource.name} scales ${target.kind} ${target.name}, which the versions replace`;
      const hint = `disable it in the chart, and give each version its own: the versions are ${joinWords(names, 'and')}`;
      return [resourceFinding(resource, ['spec', key, 'name'], versions[0]?.path ?? [], { message, hint })];
    }),
  );
}

/** No route in the manifests may have the name of the release's route, which the Iter8 controller writes. */
export function checkRoutes({ release, remaining, adoptions }: AdoptionContext): readonly Finding[] {
  return remaining
    .filter((resource) => isRouteOfRelease(resource, release))
    .map((resource) => {
      const message = `${resource.kind} ${resource.name} has the same name as the release's route, so each would overwrite the other`;
      const hint = 'disable it in the chart, and set gateway to its gateway';
      return resourceFinding(resource, ['metadata', 'name'], adoptions[0]?.path ?? ['application'], { message, hint });
    });
}

/** Whether an object is the route that the Iter8 controller writes for the release. */
function isRouteOfRelease(resource: Resource, { namespace, application, routemap }: Release): boolean {
  const { apiVersion, kind } = resource;
  return (
    routemap.route !== null &&
    meshOfObject({ apiVersion, kind })?.kind.gvrShort === routemap.route.gvrShort &&
    resource.name === application.name &&
    (resource.namespace ?? namespace) === application.namespace
  );
}
