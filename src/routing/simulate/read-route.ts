import type { DataMap } from '../../values/data.ts';
import { at, type MapField, needText, readMap, readText } from './field.ts';
import { readHttpRoute } from './read-http-route.ts';
import { readVirtualService } from './read-virtual-service.ts';
import { createRegexStore } from './regex-store.ts';
import type { Route } from './route.ts';
import { routeProblem } from './route-problem.ts';

/** What a route is called, where it lies, and how old it is. */
export type RouteIdentity = Pick<Route, 'name' | 'namespace' | 'created'>;

const istioVersions = ['v1alpha3', 'v1beta1', 'v1'].map((version) => `networking.istio.io/${version}`);
const gatewayVersions = ['v1beta1', 'v1'].map((version) => `gateway.networking.k8s.io/${version}`);

/** Whether an object is of a kind that `readRoute` reads, in whatever version. */
export function isRoute({ apiVersion, kind }: DataMap): boolean {
  const group = typeof apiVersion === 'string' ? apiVersion.split('/')[0] : undefined;
  return (
    (kind === 'VirtualService' && group === 'networking.istio.io') ||
    (kind === 'HTTPRoute' && group === 'gateway.networking.k8s.io')
  );
}

/**
 * Reads a VirtualService of Istio or an HTTPRoute of the Gateway API.
 *
 * @param namespace of an object that names none
 * @throws RouteProblem if it is of another kind, or has what no proxy would take
 */
export function readRoute(object: DataMap, namespace: string): Route {
  const root: MapField = { data: object, path: [], regexes: createRegexStore() };
  const known = object.kind === 'VirtualService' ? istioVersions : gatewayVersions;
  if (!isRoute(object)) throw routeProblem(['kind'], 'must be VirtualService or HTTPRoute');
  if (!known.includes(needText(at(root, 'apiVersion')))) {
    throw routeProblem(['apiVersion'], `must be ${known.join(' or ')}, not ${object.apiVersion}`);
  }
  const spec = readMap(at(root, 'spec'));
  if (spec === undefined) throw routeProblem(['spec'], 'is missing');
  const identity = identityOf(root, namespace);
  return object.kind === 'VirtualService' ? readVirtualService(spec, identity) : readHttpRoute(spec, identity);
}

function identityOf(root: MapField, namespace: string): RouteIdentity {
  const metadata = readMap(at(root, 'metadata')) ?? { ...at(root, 'metadata'), data: {} };
  return {
    name: needText(at(metadata, 'name')),
    namespace: readText(at(metadata, 'namespace')) ?? namespace,
    created: readText(at(metadata, 'creationTimestamp')) ?? null,
  };
}
