import type { Comparison, Condition } from './condition.ts';
import type { KnownGateway } from './listener.ts';

/** A route in the neutral model, which all meshes share. */
export interface Route extends RouteIdentity, RouteSpec {
  /** The kind of the object. */
  readonly kind: string;
  /** The short name of the kind. `meshOf` finds the mesh by it. */
  readonly gvrShort: string;
}

/** The metadata of a route. */
export interface RouteIdentity {
  readonly name: string;
  readonly namespace: string;
  /** If several objects have an equal claim, the oldest one wins. Null if the time is not known. */
  readonly created: string | null;
}

/** The spec of a route. */
export interface RouteSpec {
  /** Hosts of Services are full names. */
  readonly hosts: readonly string[];
  /** Whether a route without hosts accepts any host; otherwise it accepts no host. */
  readonly anyHost: boolean;
  /** Where the rules apply: `mesh`, or a gateway as `namespace/name`. */
  readonly gateways: readonly string[];
  /** The namespaces whose proxies see the route; null for all of them. */
  readonly visibleIn: readonly string[] | null;
  /** The Services to which the route is attached. Inside the mesh it accepts the requests to them, for any host. */
  readonly services: readonly ParentService[];
  /**
   * The ports for HTTP of the Services that are known, by their full host. Others may exist, but if any is known, a wildcard
   * stands for these alone.
   */
  readonly registry: ReadonlyMap<string, readonly number[]>;
  /** The gateways whose listeners are known. At other gateways the route takes every request. */
  readonly knownGateways: readonly KnownGateway[];
  /** Labels that the pods of a gateway have, by the gateway. */
  readonly gatewayLabels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What decides whether a request reaches the route, but is not known. */
  readonly unseen: readonly Unseen[];
  readonly rules: readonly Rule[];
}

/** Something that decides where requests go, but is not in the file. */
export interface Unseen {
  /** The gateway where it matters, or `mesh`. */
  readonly gateway: string;
  /** In the middle of a sentence: `the Gateway shop/public`. */
  readonly what: string;
}

/** A Service that a route has as parent, for all its ports or one. */
export interface ParentService {
  readonly name: string;
  readonly namespace: string;
  readonly port: number | null;
}

/** One rule of a route. */
export interface Rule {
  /** Counted from 1. */
  readonly number: number;
  readonly name: string | null;
  /** At least one. A request must match one of them; every request matches an entry without conditions. */
  readonly entries: readonly Entry[];
  readonly action: Action;
}

/** One alternative of a rule. A request must match all its conditions. */
export interface Entry {
  /** Counted from 1. */
  readonly number: number;
  readonly conditions: readonly Condition[];
  /**
   * How specific the entry is. The first number that differs decides which entry wins; higher is better. Empty if the order in
   * the object decides.
   */
  readonly rank: readonly number[];
}

/** What a rule does with a request. */
export type Action =
  | Forward
  | Redirect
  | { readonly kind: 'respond'; readonly status: number; readonly body: string | null }
  /** The program cannot follow the request. The reason is the end of a sentence. */
  | { readonly kind: 'unsupported'; readonly reason: string };

export interface Forward {
  readonly kind: 'forward';
  readonly destinations: readonly WeightedDestination[];
  readonly mirrors: readonly Mirror[];
  readonly rewrite: Rewrite;
  readonly headers: HeaderChanges;
  /** Null without a policy for CORS. */
  readonly cors: Cors | null;
  /** Further settings of the rule: `timeout` is `10s`. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What a policy for CORS does with preflight requests. */
export interface Cors {
  /** The proxy answers those of these origins itself. */
  readonly origins: readonly Comparison[];
  /** Whether those of other origins go on to the destinations. Otherwise the proxy answers them, too. */
  readonly forwardsOthers: boolean;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly status: number;
  readonly rewrite: Rewrite;
  readonly scheme: string | null;
  /** `request` is the port that the client called; null keeps the port of the host. */
  readonly port: number | 'request' | null;
  /** Whether a port that is the default of the scheme changes nothing, so that the host keeps its own port, as Istio has it. */
  readonly ignoresDefaultPort: boolean;
}

/** Where requests go. */
export interface Destination {
  /** The host inside the cluster, or `Kind/name` if it is not a Service. */
  readonly host: string;
  /** Null if it is not a Service of the cluster. */
  readonly service: { readonly name: string; readonly namespace: string } | null;
  readonly subset: string | null;
  readonly port: number | null;
  /** Why requests that are sent there get an error instead; null if they do not, as far as it is known. */
  readonly fault: DestinationFault | null;
  /** What decides whether requests may go there, but is not known. */
  readonly unseen: readonly UnseenBehind[];
}

export interface DestinationFault {
  /** The status of the response. */
  readonly status: number;
  /** A sentence without a full stop. */
  readonly reason: string;
  /** Whether it also counts for requests inside the mesh, not only for those at gateways. */
  readonly insideMesh: boolean;
}

/** Something that decides whether requests may go to a destination, but is not known. */
export interface UnseenBehind {
  /** In the middle of a sentence: `the Services of shop`. */
  readonly what: string;
  /** Whether it also decides for requests inside the mesh, not only for those at gateways. */
  readonly insideMesh: boolean;
}

export interface WeightedDestination {
  readonly destination: Destination;
  /** The share of the requests that match the rule, from 0 to 1. The shares add up to 1, or to 0 if all weights are 0. */
  readonly share: number;
  readonly headers: HeaderChanges;
  readonly rewrite: Rewrite;
}

export interface Mirror {
  readonly destination: Destination;
  /** The percentage of requests that is copied. */
  readonly percent: number;
}

/** Null keeps the path or host of the request. */
export interface Rewrite {
  readonly path: PathRewrite | null;
  readonly host: string | null;
}

export type PathRewrite =
  | { readonly kind: 'whole'; readonly path: string }
  /** Istio: replaces the text of the matched prefix, or the whole path if the condition is not a prefix. */
  | { readonly kind: 'text-prefix'; readonly path: string }
  /** Gateway API: replaces the elements of the matched PathPrefix. */
  | { readonly kind: 'elements-prefix'; readonly path: string }
  /** `\1` in the replacement is the text of the first group. */
  | { readonly kind: 'regex'; readonly text: string; readonly replacement: string };

/** Changes of headers on the way to a destination and back. Names are in lower case. */
export interface HeaderChanges {
  readonly request: HeaderOperations;
  readonly response: HeaderOperations;
}

export interface HeaderOperations {
  readonly remove: readonly string[];
  readonly set: readonly NamedText[];
  readonly add: readonly NamedText[];
}

export type NamedText = readonly [name: string, text: string];

const nothing: HeaderOperations = { remove: [], set: [], add: [] };

/** Changes nothing. */
export const unchangedHeaders: HeaderChanges = { request: nothing, response: nothing };

/** Changes nothing. */
export const unchanged: Rewrite = { path: null, host: null };

/** The share of each weight in their sum; 0 if all weights are 0. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum));
}
