import type { Comparison, Subject } from './comparison.ts';

/** A VirtualService or HTTPRoute, read: what both can say, in one form. */
export interface Route {
  readonly kind: 'VirtualService' | 'HTTPRoute';
  readonly name: string;
  readonly namespace: string;
  /** For equal claims of several objects the oldest counts; null if it is not known. */
  readonly created: string | null;
  readonly hosts: readonly string[];
  /** Where its rules apply; each `mesh` or `namespace/name`. */
  readonly gateways: readonly string[];
  /** The Services to which an HTTPRoute is attached for the mesh. */
  readonly services: readonly ParentService[];
  readonly rules: readonly Rule[];
}

/** A Service that an HTTPRoute has as parent, for all its ports or one. */
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

/** One entry of `match` or `matches`: a request must meet all its conditions. */
export interface Entry {
  /** Counted from 1. */
  readonly number: number;
  readonly conditions: readonly Condition[];
  /** How specific it is, where that decides which entry wins: the first number that differs counts, higher first. */
  readonly rank: readonly number[];
}

export interface Condition {
  readonly subject: Subject;
  readonly comparison: Comparison;
  /** The request must not be so. */
  readonly negated: boolean;
}

/** What a rule does with a request. */
export type Action =
  | Forward
  | Redirect
  | { readonly kind: 'respond'; readonly status: number; readonly body: string | null }
  /** What cannot be followed, with the reason as the end of a sentence. */
  | { readonly kind: 'beyond'; readonly reason: string };

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
  /** Its name as a host inside the cluster, or `Kind/name` where it is no Service. */
  readonly host: string;
  /** Null where it is no Service of the cluster. */
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
  | { readonly kind: 'regex'; readonly replace: (path: string) => string };

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
