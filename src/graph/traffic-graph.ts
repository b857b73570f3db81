/**
 * What a picture shows: how requests get from clients to the versions of a release, while certain versions are
 * available. It is taken from the route itself, so it shows what the proxies do and not what somebody wished for.
 */
export interface TrafficGraph {
  /** The application, e.g. `httpbin`. */
  readonly name: string;
  /** Further facts for the heading, e.g. `blue-green on deployment-istio`, `namespace default`. */
  readonly facts: readonly string[];
  /** The ways in. Empty where there is no route, or where it names none. */
  readonly entries: readonly Entry[];
  /** Null where clients call each version by its own name. */
  readonly route: GraphRoute | null;
  /** In the order of the values; the first is the primary. */
  readonly versions: readonly GraphVersion[];
}

/** What hands requests to the route, e.g. kind `Gateway`, name `public`. */
export interface Entry {
  readonly kind: string;
  readonly name: string;
}

export interface GraphRoute {
  readonly kind: string;
  readonly name: string;
  readonly hosts: readonly string[];
  /** In the order in which they are listed in the route. */
  readonly rules: readonly GraphRule[];
}

export interface GraphRule {
  /** A request needs to meet one of them. Empty: the rule takes every request that no other takes. */
  readonly conditions: readonly string[];
  /** Who answers, by share; those with 0 are left out. */
  readonly shares: readonly Share[];
  /** Who gets copies, and of how many percent of the requests. */
  readonly copies: readonly Share[];
  /** What else becomes of requests, e.g. `10 % redirected to https://example.com/`. */
  readonly remarks: readonly string[];
}

export interface Share {
  /** Index into `versions`. */
  readonly version: number;
  /** Above 0, up to 100. */
  readonly percent: number;
}

export interface GraphVersion {
  /** `other` is what the route sends requests to though it is no version of the release. */
  readonly role: 'primary' | 'candidate' | 'other';
  readonly name: string;
  readonly available: boolean;
  /** The name by which clients reach it where there is no route. */
  readonly host: string;
  /** What it runs, e.g. its image; null where nobody says. */
  readonly runs: string | null;
  /** What it is made of, e.g. kind `Deployment`, name `httpbin-0`. */
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
}
