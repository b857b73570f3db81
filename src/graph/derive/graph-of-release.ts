import { listRouteKinds } from '../../mesh/meshes.ts';
import { insideMesh, shortHost } from '../../mesh/names.ts';
import type { Route } from '../../mesh/route.ts';
import type { Release, Version } from '../../release/release.ts';
import { servedContents } from '../../release/served-contents.ts';
import type { Routes } from '../../routing/make-routes.ts';
import { isRoute, readRoute } from '../../routing/simulate/read-route.ts';
import { summarizeRoute } from '../../routing/summary/summarize-route.ts';
import type { Entry, GraphVersion, TrafficGraph } from '../traffic-graph.ts';
import { describeAvailability } from './availability.ts';
import { graphRules } from './graph-rules.ts';

export type GraphResult =
  | { readonly ok: true; readonly graph: TrafficGraph }
  /** Why the graph cannot be made, without a full stop. */
  | { readonly ok: false; readonly message: string };

/**
 * Makes the graph of a release while certain versions are available. The shares come from the route that the controller
 * would make, even if a request passes it twice. Only names and objects come from the values.
 *
 * @param routes what `makeRoutes` makes of the release's routemap
 * @throws RouteProblem if a proxy would reject the route
 */
export function graphOfRelease(release: Release, routes: Routes): GraphResult {
  const { application, strategy, environment, routemap } = release;
  const versions = graphVersions(release, routes.available);
  const availability = describeAvailability(
    versions.map(({ name }) => name),
    routes.available,
  );
  const heading = {
    name: application.name,
    facts: [
      `${strategy} on ${environment}`,
      `namespace ${application.namespace}`,
      ...(routes.available.every(Boolean) ? [] : [availability]),
    ],
  };
  if (routemap.route === null) return { ok: true, graph: { ...heading, entries: [], route: null, versions } };
  const object = Object.values(routes.objects)[0];
  if (object === undefined) return { ok: false, message: `the routing template makes no object (${availability})` };
  if (!isRoute(object)) {
    return {
      ok: false,
      message: `cannot draw a route of kind ${String(object.kind)}: only ${listRouteKinds('', 's')} can be drawn`,
    };
  }
  const route = readRoute(object);
  const { rules, others } = graphRules(summarizeRoute(route), release);
  const { kind, name } = route;
  // Clients do not call these hosts: Envoy sends copies to them.
  const hosts = route.hosts.filter((host) => !host.endsWith('-shadow'));
  return {
    ok: true,
    graph: {
      ...heading,
      entries: entriesOf(route),
      route: { kind, name, hosts, rules },
      versions: [...versions, ...others],
    },
  };
}

/** The gateways of the route, in its order. Some routes name Services instead of the mesh. */
function entriesOf({ namespace, gateways, services }: Route): readonly Entry[] {
  const attached = services.map(({ name, port }) => ({
    kind: 'Service in the mesh',
    name: port === null ? name : `${name}:${port}`,
  }));
  const others = gateways
    .filter((gateway) => gateway !== insideMesh || services.length === 0)
    .map((gateway) =>
      gateway === insideMesh ? { kind: 'Mesh', name: 'in the cluster' } : nameGateway(gateway, namespace),
    );
  return [...others, ...attached];
}

/** Names a gateway, with its namespace if that is not the namespace of the route. */
function nameGateway(gateway: string, namespace: string): Entry {
  const slash = gateway.indexOf('/');
  const name = gateway.slice(slash + 1);
  const where = gateway.slice(0, Math.max(0, slash));
  return { kind: where === '' || where === namespace ? 'Gateway' : `Gateway in ${where}`, name };
}

/** The versions of a release, with their objects. */
function graphVersions({ application, versions }: Release, available: readonly boolean[]): readonly GraphVersion[] {
  return versions.map((version, index) => ({
    role: version.role,
    name: version.namespace === application.namespace ? version.name : `${version.namespace}/${version.name}`,
    available: available[index] ?? false,
    host: shortHost(version.destination.host),
    runs: contentOf(version),
    objects: [
      ...version.objects.map(({ kind, metadata }) => ({ kind, name: metadata.name })),
      ...(version.weight?.config ? [{ kind: 'ConfigMap', name: version.weight.config.name }] : []),
    ],
  }));
}

/** The image or the location of the model. A specification in the values comes before the keys of the version. */
function contentOf({ image, fields, objects }: Version): string | null {
  const [given] = objects.flatMap(({ specification }) => servedContents(specification));
  return given ?? image ?? (typeof fields.storageUri === 'string' ? fields.storageUri : null);
}
