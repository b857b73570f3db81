import { listSome } from './list-some.ts';

/** A listener of a gateway. */
export interface Listener {
  /** The gateway as `namespace/name`. */
  readonly gateway: string;
  /** As messages name it: `one`, or `one of ListenerSet shop/more`. */
  readonly name: string;
  /** The ListenerSet that has it, as `namespace/name`; null if the gateway itself has it. */
  readonly set: string | null;
  readonly port: number;
  /** `http` or `https`; null if the listener takes other protocols. */
  readonly scheme: string | null;
  /** Null for any host. */
  readonly hostname: string | null;
}

/** A gateway whose listeners are known, as a route sees it. Routes share the list of listeners. */
export interface KnownGateway {
  /** As `namespace/name`. */
  readonly name: string;
  /** At least one, unless no route can use any of them. */
  readonly listeners: readonly Listener[];
  /** What the route gets from the listeners that it names. */
  readonly takes: ReadonlyMap<Listener, Take>;
}

/** What a route gets from a listener: requests to these hosts (to any host if there are none), or nothing, and why. */
export type Take =
  | { readonly kind: 'hosts'; readonly hosts: readonly string[] }
  /** A sentence about the listener. */
  | { readonly kind: 'nothing'; readonly reason: string };

/** Where a request enters a gateway. */
export type Entrance =
  | { readonly kind: 'listener'; readonly listener: Listener }
  /** No listener takes the request. `open` tells whether the gateway answers at all. The reason is a sentence about the gateway. */
  | { readonly kind: 'none'; readonly open: boolean; readonly reason: string };

/** What a request tells about the listener that it calls. */
interface Target {
  readonly port: number;
  readonly scheme: string;
  readonly host: string;
}

/**
 * Finds the listener of a request: that with the most specific hostname at its port.
 * Source: Listener of https://gateway-api.sigs.k8s.io/reference/spec/ about listeners that differ in their hostnames
 *
 * @param listeners of one gateway, at least one
 */
export function findListener(listeners: readonly Listener[], { port, scheme, host }: Target): Entrance {
  const atPort = listeners.filter((listener) => listener.port === port);
  if (atPort.length === 0) {
    const ports = listSome(listeners.map((listener) => `${listener.port} (${listener.name})`));
    return { kind: 'none', open: false, reason: `has no listener at port ${port}; its ports are ${ports}` };
  }
  const withScheme = atPort.filter((listener) => listener.scheme === scheme);
  if (withScheme.length === 0) {
    const schemes = listSome(atPort.map((listener) => `${listener.scheme ?? 'another protocol'} (${listener.name})`));
    return { kind: 'none', open: false, reason: `does not take ${scheme} at port ${port}, but ${schemes}` };
  }
  const name = plainHost(host);
  const fitting = withScheme.filter(({ hostname }) => hostname === null || matchesHost(hostname, name));
  const [listener] = fitting.toSorted((one, other) => precisionOf(other) - precisionOf(one));
  if (listener !== undefined) return { kind: 'listener', listener };
  const hosts = listSome(withScheme.map(({ hostname, name: own }) => `${hostname ?? 'any'} (${own})`));
  const reason = `has no listener for the host ${name} at port ${port}; the hosts are ${hosts}`;
  // Without a listener for the name in the handshake, TLS fails.
  return { kind: 'none', open: scheme !== 'https', reason };
}

/** Whether a host, or a wildcard such as `*.shop.test`, with one or more labels in place of `*`, matches a host. */
export function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*')) return pattern === host;
  return host.endsWith(pattern.slice(1)) && host.length >= pattern.length;
}

/** The host without its port, in lower case. */
export function plainHost(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** Exact hostnames come first, then wildcards with more labels, then no hostname. */
function precisionOf({ hostname }: Listener): number {
  if (hostname === null) return 0;
  return hostname.startsWith('*') ? hostname.split('.').length : Number.POSITIVE_INFINITY;
}
