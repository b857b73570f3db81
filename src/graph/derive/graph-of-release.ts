import { listRouteKinds } from '../../mesh/meshes.ts';
import { insideMesh } from '../../mesh/names.ts';
import type { Route } from '../../mesh/route.ts';
import type { Release, Version } from '../../release/release.ts';
import type { Routes } from '../../routing/make-routes.ts';
import { isRoute, readRoute } from '../../routing/simulate/read-route.ts';
import { summarizeRoute } from '../../routing/summary/summarize-route.ts';
import { type Data, isMap } from '../../values/data.ts';

import type { Entry, GraphVersion, TrafficGraph } from '../traffic-graph.ts';
import { describeAvailability } from './availability.ts';
import { graphRules } from './graph-rules.ts';

export type GraphResult =
  | { readonly ok: true; readonly graph: TrafficGraph }
  /** Why there is no picture, as a sentence without an end. */
  | { readonly ok: false; readonly message: string };

/**
 * What to draw of a release while certain versions are available. Who gets what is read off the route that the
 * controller would make, also where a request meets it twice; the values are asked for names and objects alone.
 *
 * @param routes what `makeRoutes` makes of the release's routemap
 * @throws RouteProblem if the route has what no proxy would take
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
  if (object === undefined)
    return { ok: false, message: `the template of the route makes nothing of it: ${availability}` };
  if (!isRoute(object)) {
    return {
      ok: false,
      message: `the route is a ${String(object.kind)}, and only ${listRouteKinds('', 's')} can be drawn`,
    };
  }
  const route = readRoute(object, application.namespace);
  const { rules, others } = graphRules(summarizeRoute(route), release);
  const { kind, name } = route;
  // Envoy sends copies, and no client, to such a host.
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

/** The gateways of the route in its order. Some routes have the mesh by the Services that they are attached to. */
function entriesOf({ namespace, gateways, services }: Route): readonly Entry[] {
  const attached = services.map(({ name, port }) => ({
    kind: 'Mesh, by Service',
    name: port === null ? name : `${name}:${port}`,
  }));
  const others = gateways
    .filter((gateway) => gateway !== insideMesh || services.length === 0)
    .map((gateway) =>
      gateway === insideMesh ? { kind: 'Mesh', name: 'in the cluster' } : nameGateway(gateway, namespace),
    );
  return [...others, ...attached];
}

/** By name, and by namespace where that is not the route's. */
function nameGateway(gateway: string, namespace: string): Entry {
  const slash = gateway.indexOf('/');
  const name = gateway.slice(slash + 1);
  const where = gateway.slice(0, Math.max(0, slash));
  return { kind: where === '' || where === namespace ? 'Gateway' : `Gateway in ${where}`, name };
}

/** The versions of a release, by what they are made of. */
function graphVersions({ application, versions }: Release, available: readonly boolean[]): readonly GraphVersion[] {
  return versions.map((version, index) => ({
    role: version.role,
    name: version.namespace === application.namespace ? version.name : `${version.namespace}/${version.name}`,
    available: available[index] ?? false,
    host: version.destination.host.replace(/\.svc\.cluster\.local$/, ''),
    runs: runsWhat(version),
    objects: [
      ...version.objects.map(({ kind, metadata }) => ({ kind, name: metadata.name })),
      ...(version.weight?.config ? [{ kind: 'ConfigMap', name: version.weight.config.name }] : []),
    ],
  }));
}

/** The image, or where the model lies, as the specification of an object says, else the version. */
function runsWhat({ image, fields, objects }: Version): string | null {
  const given = objects.map(({ specification }) => findText(specification)).find((text) => text !== null);
  return given ?? image ?? (typeof fields.storageUri === 'string' ? fields.storageUri : null);
}

function findText(data: Data): string | null {
  if (Array.isArray(data)) return firstText(data);
  if (!isMap(data)) return null;
  const { image, storageUri, ...others } = data;
  const own = [image, storageUri].find((text) => typeof text === 'string');
  return typeof own === 'string' ? own : firstText(Object.values(others));
}

function firstText(items: readonly Data[]): string | null {
  for (const item of items) {
    const found = findText(item);
    if (found !== null) return found;
  }
  return null;
}
