import { allowKeys, at, type MapField, needMap, needText, readMap, readMaps, readText } from '../../field.ts';
import { groupOf } from '../../names.ts';
import type { GatewayObject, GrantObject, ListenerSetObject, NamespaceChoice, Neighbour } from '../../neighbours.ts';
import { identityOf } from '../../read-core-object.ts';
import { gatewayGroup, routeKind } from '../names.ts';
import { readNamespaceChoice } from './namespace-choice.ts';
import { readListeners } from './read-listeners.ts';

/**
 * Reads a Gateway, a ListenerSet or a ReferenceGrant; null for other kinds.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * @param namespace of objects without one
 * @throws RouteProblem if the API server would refuse a field that decides where requests go
 */
export function readGatewayNeighbour(object: MapField, namespace: string): Neighbour | null {
  if (groupOf(object.data.apiVersion) !== gatewayGroup) return null;
  switch (object.data.kind) {
    case 'Gateway':
      return readGateway(object, namespace);
    case 'ListenerSet':
      return readListenerSet(object, namespace);
    case 'ReferenceGrant':
      return readGrant(object, namespace);
    default:
      return null;
  }
}

const gatewayKeys = [
  ...['gatewayClassName', 'listeners', 'addresses', 'infrastructure', 'allowedListeners', 'tls', 'defaultScope'],
];

function readGateway(object: MapField, namespace: string): GatewayObject {
  const spec = needMap(at(object, 'spec'));
  allowKeys(spec, gatewayKeys);
  const allowed = readMap(at(spec, 'allowedListeners'));
  const none: NamespaceChoice = { from: 'None' };
  return {
    kind: 'gateway',
    ...identityOf(object, namespace),
    listeners: readListeners(at(spec, 'listeners')),
    allowedListeners: allowed === undefined ? none : readNamespaceChoice(at(allowed, 'namespaces'), none),
  };
}

function readListenerSet(object: MapField, namespace: string): ListenerSetObject {
  const identity = identityOf(object, namespace);
  const spec = needMap(at(object, 'spec'));
  allowKeys(spec, ['parentRef', 'listeners']);
  const parent = needMap(at(spec, 'parentRef'));
  allowKeys(parent, ['group', 'kind', 'name', 'namespace']);
  const metadata = needMap(at(object, 'metadata'));
  return {
    kind: 'listener-set',
    ...identity,
    gateway: {
      name: needText(at(parent, 'name')),
      namespace: readText(at(parent, 'namespace')) ?? identity.namespace,
    },
    listeners: readListeners(at(spec, 'listeners')),
    created: readText(at(metadata, 'creationTimestamp')) ?? null,
  };
}

/** Only what it allows HTTPRoutes to do with Services counts. */
function readGrant(object: MapField, namespace: string): GrantObject {
  const spec = needMap(at(object, 'spec'));
  allowKeys(spec, ['from', 'to']);
  const from = readMaps(at(spec, 'from')).map((item) => {
    allowKeys(item, ['group', 'kind', 'namespace']);
    const [group, kind] = [readText(at(item, 'group')) ?? '', needText(at(item, 'kind'))];
    return { isRoute: group === gatewayGroup && kind === routeKind, namespace: needText(at(item, 'namespace')) };
  });
  const to = readMaps(at(spec, 'to')).map((item) => {
    allowKeys(item, ['group', 'kind', 'name']);
    const isService = (readText(at(item, 'group')) ?? '') === '' && needText(at(item, 'kind')) === 'Service';
    return { isService, name: readText(at(item, 'name')) || null };
  });
  return {
    kind: 'grant',
    ...identityOf(object, namespace),
    from: from.filter(({ isRoute }) => isRoute).map((item) => item.namespace),
    to: to.filter(({ isService }) => isService).map(({ name }) => name),
  };
}
