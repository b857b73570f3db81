import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needText,
  readMap,
  readMaps,
  readNumber,
  readText,
  routeProblem,
} from '../../field.ts';
import type { ListenerObject, NamespaceChoice } from '../../neighbours.ts';
import { gatewayGroup, routeKind } from '../names.ts';
import { readNamespaceChoice } from './namespace-choice.ts';

const keys = ['name', 'hostname', 'port', 'protocol', 'tls', 'allowedRoutes'];
const same: NamespaceChoice = { from: 'Same' };

/**
 * Reads the listeners of a Gateway or a ListenerSet.
 * Source: Listener of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * @throws RouteProblem if the API server would refuse them
 */
export function readListeners(field: Field): readonly ListenerObject[] {
  const items = readMaps(field);
  const listeners = items.map(readListener);
  if (listeners.length === 0) throw routeProblem(field.path, 'must have at least one listener');
  const names = listeners.map(({ name }) => name);
  const again = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (again !== -1)
    throw routeProblem([...field.path, again, 'name'], `is ${names[again]}, like that of another listener`);
  const places = listeners.map(({ port, protocol, hostname }) => JSON.stringify([port, protocol, hostname]));
  const twin = places.findIndex((place, index) => places.indexOf(place) !== index);
  if (twin === -1) return listeners;
  const other = listeners[places.indexOf(places[twin] ?? '')]?.name;
  throw routeProblem([...field.path, twin], `has the port, protocol and hostname of the listener ${other}`);
}

function readListener(listener: MapField): ListenerObject {
  allowKeys(listener, keys);
  const port = readNumber(at(listener, 'port'), 1, 65_535);
  if (port === undefined) throw routeProblem([...listener.path, 'port'], 'is missing');
  const allowed = readMap(at(listener, 'allowedRoutes'));
  if (allowed !== undefined) allowKeys(allowed, ['namespaces', 'kinds']);
  return {
    name: needText(at(listener, 'name')),
    port,
    protocol: needText(at(listener, 'protocol')),
    hostname: readText(at(listener, 'hostname'))?.toLowerCase() || null,
    allowedNamespaces: allowed === undefined ? same : readNamespaceChoice(at(allowed, 'namespaces'), same),
    allowsKind: allowed === undefined || allowsRoutes(at(allowed, 'kinds')),
  };
}

/** Without kinds, the protocol decides. */
function allowsRoutes(field: Field): boolean {
  const kinds = readMaps(field).map((item) => {
    allowKeys(item, ['group', 'kind']);
    return (readText(at(item, 'group')) ?? gatewayGroup) === gatewayGroup && needText(at(item, 'kind')) === routeKind;
  });
  return kinds.length === 0 || kinds.includes(true);
}
