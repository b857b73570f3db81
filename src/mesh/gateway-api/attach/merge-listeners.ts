import {
  type GatewayObject,
  type ListenerObject,
  type ListenerSetObject,
  type Neighbours,
  neighboursOf,
} from '../../neighbours.ts';
import { compareTexts } from '../../order.ts';
import { includesNamespace } from './namespace-choice.ts';

/** A listener of a gateway, from the Gateway itself or from a ListenerSet. */
export interface MergedListener {
  readonly listener: ListenerObject;
  readonly owner: ListenerOwner;
  /** Why no route can use it, as a sentence about the listener; null if routes can. */
  readonly fault: string | null;
}

export type ListenerOwner = Pick<GatewayObject | ListenerSetObject, 'kind' | 'name' | 'namespace'>;

/** A gateway, which may be known by its ListenerSets alone. */
export interface MergedGateway {
  /** As `namespace/name`. */
  readonly name: string;
  /** Null if it is not among the objects. */
  readonly object: GatewayObject | null;
  readonly listeners: readonly MergedListener[];
}

/**
 * All listeners of a gateway: its own, then those of ListenerSets, the oldest first.
 * Source: ListenerSetSpec.listeners of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function mergeListeners(name: string, neighbours: Neighbours): MergedGateway {
  const object = neighboursOf(neighbours, 'gateway').find((gateway) => fullName(gateway) === name) ?? null;
  const sets = neighboursOf(neighbours, 'listener-set')
    .filter(({ gateway }) => fullName(gateway) === name)
    .toSorted((one, other) => byAge(one, other) || compareTexts(fullName(one), fullName(other)));
  const merged: MergedListener[] = (object?.listeners ?? []).map((listener) => ({
    listener,
    owner: object as ListenerOwner,
    fault: null,
  }));
  for (const set of sets) {
    const isAllowed =
      object === null ||
      includesNamespace(object.allowedListeners, object.namespace, set.namespace, neighbours) !== false;
    const before = merged.filter(({ fault }) => fault === null);
    for (const listener of set.listeners) {
      const fault = isAllowed
        ? conflictOf(listener, before)
        : `the Gateway ${name} does not allow ListenerSets of ${set.namespace}`;
      merged.push({ listener, owner: set, fault });
    }
  }
  return { name, object, listeners: merged };
}

/** A listener that came before wins. */
function conflictOf(listener: ListenerObject, before: readonly MergedListener[]): string | null {
  const twin = before
    .filter(({ listener: other }) => other.port === listener.port)
    .find(({ listener: other }) => other.protocol !== listener.protocol || other.hostname === listener.hostname);
  if (twin === undefined) return null;
  const what = twin.listener.protocol === listener.protocol ? 'hostname' : 'protocol';
  return `its ${what} conflicts with the listener ${nameListener(twin)} at port ${listener.port}`;
}

/** A listener in messages: `one`, or `one of ListenerSet shop/more`. */
export function nameListener({ listener, owner }: MergedListener): string {
  return owner.kind === 'gateway' ? listener.name : `${listener.name} of ListenerSet ${fullName(owner)}`;
}

export function fullName({ name, namespace }: Pick<ListenerOwner, 'name' | 'namespace'>): string {
  return `${namespace}/${name}`;
}

function byAge({ created: one }: ListenerSetObject, { created: other }: ListenerSetObject): number {
  return one === null || other === null ? 0 : compareTexts(one, other);
}
