import type { LabelRequirement } from './label-requirement.ts';
import type { Listener } from './listener.ts';

/** An object beside the routes of a file that decides where their requests go. */
export type Neighbour =
  | ServiceObject
  | HostsObject
  | NamespaceObject
  | GatewayObject
  | ServerGatewayObject
  | ListenerSetObject
  | GrantObject;

/** The objects beside routes. Objects with a namespace are listed by `namespace/name`. */
export interface Neighbours {
  /** Further hosts that the mesh knows. */
  readonly hosts: readonly HostsObject[];
  /** By namespace, then by name. Only namespaces with Services are in it. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, ServiceObject>>;
  readonly namespaces: ReadonlyMap<string, NamespaceObject>;
  readonly gateways: ReadonlyMap<string, GatewayObject>;
  readonly serverGateways: ReadonlyMap<string, ServerGatewayObject>;
  readonly listenerSets: ReadonlyMap<string, ListenerSetObject>;
  /** By the `namespace/name` of their gateway. */
  readonly listenerSetsOf: ReadonlyMap<string, readonly ListenerSetObject[]>;
  /** By namespace. */
  readonly grants: ReadonlyMap<string, readonly GrantObject[]>;
  /** The kinds of all objects in the file, as `group/kind`. */
  readonly kinds: ReadonlySet<string>;
}

/** The identity of an object within its kind. */
export interface Named {
  readonly name: string;
  readonly namespace: string;
}

/** What a port of a Service tells about its protocol. */
export interface NamedPort {
  readonly number: number;
  readonly name: string | undefined;
  readonly appProtocol: string | undefined;
}

export interface ServiceObject extends Named {
  readonly kind: 'service';
  readonly ports: readonly NamedPort[];
  /** The host of another name that it stands for; null if it has pods of its own. */
  readonly externalName: string | null;
}

/** Hosts that a mesh knows like those of Services. */
export interface HostsObject {
  readonly kind: 'hosts';
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
}

export interface NamespaceObject {
  readonly kind: 'namespace';
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** A gateway with its listeners. */
export interface GatewayObject extends Named {
  readonly kind: 'gateway';
  readonly listeners: readonly ListenerObject[];
  /** Which namespaces may add listeners. */
  readonly allowedListeners: NamespaceChoice;
}

/** A gateway whose servers tell which hosts of routes they take. */
export interface ServerGatewayObject extends Named {
  readonly kind: 'server-gateway';
  /** One for a port and scheme. */
  readonly servers: readonly GatewayServer[];
  /** Whether a server has `tls.httpsRedirect`. */
  readonly redirectsToHttps: boolean;
  /** Labels that all its pods have. */
  readonly labels: ReadonlyMap<string, string>;
}

export interface GatewayServer {
  readonly listener: Listener;
  /** For routes of one namespace, or (null) of all; a host of null is any. */
  readonly hosts: readonly { readonly namespace: string | null; readonly host: string | null }[];
}

/** Further listeners of a gateway, in an object of their own. */
export interface ListenerSetObject extends Named {
  readonly kind: 'listener-set';
  readonly gateway: Named;
  readonly listeners: readonly ListenerObject[];
  /** The oldest counts first. Null if the time is not known. */
  readonly created: string | null;
}

export interface ListenerObject {
  readonly name: string;
  readonly port: number;
  /** In upper case: `HTTP`. */
  readonly protocol: string;
  /** Null for any host. */
  readonly hostname: string | null;
  readonly allowedNamespaces: NamespaceChoice;
  /** Whether routes of the mesh's kind may use it. */
  readonly allowsKind: boolean;
}

/** Which namespaces are meant, as seen from the namespace of an object. */
export type NamespaceChoice =
  | { readonly from: 'All' | 'Same' | 'None' }
  | { readonly from: 'Selector'; readonly selector: readonly LabelRequirement[] };

/** Allows objects of other namespaces to refer to Services of its own. */
export interface GrantObject extends Named {
  readonly kind: 'grant';
  /** The namespaces whose routes may refer. */
  readonly from: readonly string[];
  /** The Services; null for all of them. */
  readonly to: readonly (string | null)[];
}

/** Sorts objects by what others look for in them. Of several objects with one name, the last counts. */
export function indexNeighbours(objects: readonly Neighbour[], kinds: ReadonlySet<string>): Neighbours {
  const services = new Map<string, Map<string, ServiceObject>>();
  const namespaces = new Map<string, NamespaceObject>();
  const gateways = new Map<string, GatewayObject>();
  const serverGateways = new Map<string, ServerGatewayObject>();
  const listenerSets = new Map<string, ListenerSetObject>();
  const grants: GrantObject[] = [];
  const hosts: HostsObject[] = [];
  for (const object of objects) {
    if (object.kind === 'namespace') namespaces.set(object.name, object);
    else if (object.kind === 'gateway') gateways.set(fullName(object), object);
    else if (object.kind === 'server-gateway') serverGateways.set(fullName(object), object);
    else if (object.kind === 'listener-set') listenerSets.set(fullName(object), object);
    else if (object.kind === 'grant') grants.push(object);
    else if (object.kind === 'hosts') hosts.push(object);
    else services.set(object.namespace, (services.get(object.namespace) ?? new Map()).set(object.name, object));
  }
  const listenerSetsOf = groupBy([...listenerSets.values()], ({ gateway }) => fullName(gateway));
  return {
    hosts,
    services,
    namespaces,
    gateways,
    serverGateways,
    listenerSets,
    listenerSetsOf,
    grants: groupBy(grants, ({ namespace }) => namespace),
    kinds,
  };
}

/** `namespace/name` */
export function fullName({ name, namespace }: Named): string {
  return `${namespace}/${name}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
