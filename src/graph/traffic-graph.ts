/**
 * What a picture shows: how requests get from clients to the versions of a release while certain versions are
 * available. It comes from the route itself, so it shows what the proxies do.
 */
export interface TrafficGraph {
  /** The application, e.g. `httpbin`. */
  readonly name: string;
  /** Further facts for the heading, e.g. `blue-green on deployment-istio`, `namespace default`. */
  readonly facts: readonly string[];
  /** What passes requests to the route. Empty without a route, or if the route names nothing. */
  readonly entries: readonly Entry[];
  /** Null if clients call each version by its own name. */
  readonly route: GraphRoute | null;
  /** In the order of the values; the first is the primary. */
  readonly versions: readonly GraphVersion[];
}

/** What passes requests to the route, e.g. kind `Gateway`, name `public`. */
export interface Entry {
  readonly kind: string;
  readonly name: string;
}

export interface GraphRoute {
  readonly kind: string;
  readonly name: string;
  readonly hosts: readonly string[];
  /** In the order of the route. */
  readonly rules: readonly GraphRule[];
}

export interface GraphRule {
  /** A request must match one of them. Empty if the rule takes all requests that no other rule takes. */
  readonly conditions: readonly string[];
  /** The versions that answer, with their shares. Versions with 0 are left out. */
  readonly shares: readonly Share[];
  /** The versions that get copies, and of how many percent of the requests. */
  readonly copies: readonly Share[];
  /** What else happens to requests, e.g. `10 % redirected to https://example.com/`. */
  readonly remarks: readonly string[];
}

export interface Share {
  /** Index into `versions`. */
  readonly version: number;
  /** Above 0, up to 100. */
  readonly percent: number;
}

export interface GraphVersion {
  /** `other` gets requests from the route, but is not a version of the release. */
  readonly role: 'primary' | 'candidate' | 'other';
  readonly name: string;
  readonly available: boolean;
  /** The name that clients call without a route. */
  readonly host: string;
  /** What it runs, e.g. its image. Null if the values do not say. */
  readonly runs: string | null;
  /** Its objects, e.g. kind `Deployment`, name `httpbin-0`. */
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
}
