import type { Listener } from '../../listener.ts';
import {
  fullName,
  type GatewayObject,
  type ListenerObject,
  type ListenerSetObject,
  type NamespaceChoice,
  type Neighbours,
} from '../../neighbours.ts';
import { compareTexts } from '../../order.ts';
import { includesNamespace } from './namespace-choice.ts';

/** A listener of a gateway, from the Gateway itself or from a ListenerSet. */
export interface MergedListener {
  readonly listener: Listener;
  /** Within its object. */
  readonly ownName: string;
  readonly owner: GatewayObject | ListenerSetObject;
  readonly protocol: string;
  readonly allowedNamespaces: NamespaceChoice;
  readonly allowsKind: boolean;
  /** Why no route can use it, as a sentence about the listener; null if routes can. */
  readonly fault: string | null;
}

/** A gateway, which may be known by its ListenerSets alone. */
export interface MergedGateway {
  /** Null if it is not among the objects. */
  readonly object: GatewayObject | null;
  readonly own: readonly MergedListener[];
  readonly ofSets: ReadonlyMap<ListenerSetObject, readonly MergedListener[]>;
  /** Those that routes can use. */
  readonly listeners: readonly Listener[];
}

/** Many routes have the same gateway. */
const merged = new WeakMap<Neighbours, Map<string, MergedGateway>>();

/**
 * All listeners of a gateway: its own, then those of ListenerSets, the oldest first.
 * Source: ListenerSetSpec.listeners of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * @param name as `namespace/name`
 */
export function mergeListeners(name: string, neighbours: Neighbours): MergedGateway {
  const known = merged.get(neighbours) ?? new Map<string, MergedGateway>();
  merged.set(neighbours, known);
  const gateway = known.get(name) ?? merge(name, neighbours);
  known.set(name, gateway);
  return gateway;
}

function merge(name: string, neighbours: Neighbours): MergedGateway {
  const object = neighbours.gateways.get(name) ?? null;
  const own = object === null ? [] : object.listeners.map((listener) => mergedListener(name, listener, object, null));
  const sets = (neighbours.listenerSetsOf.get(name) ?? []).toSorted(
    (one, other) => byAge(one, other) || compareTexts(fullName(one), fullName(other)),
  );
  const places: Places = new Map();
  for (const one of own) occupy(one, places);
  const ofSets = new Map<ListenerSetObject, readonly MergedListener[]>();
  for (const set of sets) {
    const refusal = isAllowed(set, object, neighbours)
      ? null
      : `the Gateway ${name} does not allow ListenerSets of ${set.namespace}`;
    const listeners = set.listeners.map((listener) =>
      mergedListener(name, listener, set, refusal ?? conflictOf(listener, places)),
    );
    for (const one of listeners) if (one.fault === null) occupy(one, places);
    ofSets.set(set, listeners);
  }
  const usable = [...own, ...[...ofSets.values()].flat()].filter(({ fault }) => fault === null);
  return { object, own, ofSets, listeners: usable.map(({ listener }) => listener) };
}

function isAllowed({ namespace }: ListenerSetObject, gateway: GatewayObject | null, neighbours: Neighbours): boolean {
  if (gateway === null) return true;
  return includesNamespace(gateway.allowedListeners, gateway.namespace, namespace, neighbours) !== false;
}

function byAge({ created: one }: ListenerSetObject, { created: other }: ListenerSetObject): number {
  return one === null || other === null ? 0 : compareTexts(one, other);
}

const schemes: ReadonlyMap<string, string> = new Map([
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
]);

function mergedListener(
  gateway: string,
  { name, port, protocol, hostname, allowedNamespaces, allowsKind }: ListenerObject,
  owner: GatewayObject | ListenerSetObject,
  fault: string | null,
): MergedListener {
  const set = owner.kind === 'gateway' ? null : fullName(owner);
  const fullListener = set === null ? name : `${name} of ListenerSet ${set}`;
  const listener = { gateway, name: fullListener, set, port, scheme: schemes.get(protocol) ?? null, hostname };
  return { listener, ownName: name, owner, protocol, allowedNamespaces, allowsKind, fault };
}

/** The listeners so far, by port and then by protocol and by hostname. */
type Places = Map<
  number,
  { readonly byProtocol: Map<string, Listener>; readonly byHostname: Map<string | null, Listener> }
>;

function occupy({ listener, protocol }: MergedListener, places: Places): void {
  const place = places.get(listener.port) ?? { byProtocol: new Map(), byHostname: new Map() };
  places.set(listener.port, place);
  if (!place.byProtocol.has(protocol)) place.byProtocol.set(protocol, listener);
  if (!place.byHostname.has(listener.hostname)) place.byHostname.set(listener.hostname, listener);
}

/** A listener that came before wins. */
function conflictOf({ port, protocol, hostname }: ListenerObject, places: Places): string | null {
  const place = places.get(port);
  const [, other] = [...(place?.byProtocol ?? [])].find(([known]) => known !== protocol) ?? [];
  const twin = other ?? place?.byHostname.get(hostname);
  if (twin === undefined) return null;
  return `its ${other === undefined ? 'hostname' : 'protocol'} conflicts with the listener ${twin.name} at port ${port}`;
}
