import type { Condition } from './condition.ts';

/** A route, read: what the routes of all meshes can say, in one form. */
export interface Route extends RouteIdentity, RouteSpec {
  /** The kind of the object. */
  readonly kind: string;
  /** The short name of that kind, by which `meshOf` finds the mesh. */
  readonly gvrShort: string;
}

/** What a route is called, where it is, and how old it is. */
export interface RouteIdentity {
  readonly name: string;
  readonly namespace: string;
  /** For equal claims of several objects the oldest counts; null if it is not known. */
  readonly created: string | null;
}

/** What a route says. */
export interface RouteSpec {
  /** In full where they are hosts of Services. */
  readonly hosts: readonly string[];
  /** Whether a route without hosts takes the requests for any; else it takes none. */
  readonly anyHost: boolean;
  /** Where its rules apply; each `mesh` or `namespace/name`. */
  readonly gateways: readonly string[];
  /** The Services to which it is attached: inside the mesh it takes the requests to these, whatever its hosts are. */
  readonly services: readonly ParentService[];
  readonly rules: readonly Rule[];
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
  /** A request must meet one of them. At least one; one without conditions is met by every request. */
  readonly entries: readonly Entry[];
  readonly action: Action;
}

/** One alternative of a rule: a request must meet all its conditions. */
export interface Entry {
  /** Counted from 1. */
  readonly number: number;
  readonly conditions: readonly Condition[];
  /**
   * How specific it is, where that decides which entry wins: the first number that differs counts, higher first. Empty
   * where entries count as they stand.
   */
  readonly rank: readonly number[];
}

/** What a rule does with a request. */
export type Action =
  | Forward
  | Redirect
  | { readonly kind: 'respond'; readonly status: number; readonly body: string | null }
  /** What cannot be followed, with the reason as the end of a sentence. */
  | { readonly kind: 'unsupported'; readonly reason: string };

export interface Forward {
  readonly kind: 'forward';
  readonly destinations: readonly WeightedDestination[];
  readonly mirrors: readonly Mirror[];
  readonly rewrite: Rewrite;
  readonly headers: HeaderChanges;
  /** What else the rule says about the way of a request, e.g. `timeout` and `10s`. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly status: number;
  readonly rewrite: Rewrite;
  readonly scheme: string | null;
  /** `request` is the port that the client calls, null keeps what the host has. */
  readonly port: number | 'request' | null;
}

/** Where requests go. */
export interface Destination {
  /** Its name as a host inside the cluster, or `Kind/name` if it is not a Service. */
  readonly host: string;
  /** Null if it is not a Service of the cluster. */
  readonly service: { readonly name: string; readonly namespace: string } | null;
  readonly subset: string | null;
  readonly port: number | null;
}

export interface WeightedDestination {
  readonly destination: Destination;
  /** Its part of the requests that meet the rule, from 0 to 1; all of them together are 1, or 0 if nobody gets any. */
  readonly share: number;
  readonly headers: HeaderChanges;
  readonly rewrite: Rewrite;
}

export interface Mirror {
  readonly destination: Destination;
  /** Of 100 requests so many are copied. */
  readonly percent: number;
}

/** Null keeps what the request has. */
export interface Rewrite {
  readonly path: PathRewrite | null;
  readonly host: string | null;
}

export type PathRewrite =
  | { readonly kind: 'whole'; readonly path: string }
  /** Istio: the text of the prefix that was matched is replaced, or the whole path if no prefix was. */
  | { readonly kind: 'text-prefix'; readonly path: string }
  /** Gateway API: the elements of the PathPrefix that was matched are replaced. */
  | { readonly kind: 'elements-prefix'; readonly path: string }
  /** `\1` in the replacement is what the first group matched. */
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

/** The part of each weight in all of them; all 0 where the weights are. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum));
}
