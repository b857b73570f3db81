import type { Path } from '../diagnostics/diagnostic.ts';
import type { DataMap } from '../values/data.ts';
import type { Condition } from './condition.ts';
import type { MapField } from './field.ts';
import type { Listener } from './listener.ts';
import type { NamedPort, Neighbour, Neighbours } from './neighbours.ts';
import type { Arrival, Candidate, ReachedRoute } from './order.ts';
import type { Request } from './request.ts';
import type { Entry, Route, RouteSpec } from './route.ts';

/** Everything about a mesh and its kind of route. The rest of the program uses routes in the form of route.ts. */
export interface Mesh {
  /** The key of `apiVersions` in templates. */
  readonly id: string;
  /** The name in messages, as it is written inside a sentence: `Istio`, `the Gateway API`. */
  readonly name: string;
  readonly kind: RouteKind;
  readonly limits: RouteLimits;
  /** The answer to a request whose rule has no backends, or only backends with weight 0, with the reason for each case. */
  readonly nobody: { readonly status: number; readonly noBackend: string; readonly allZero: string };
  /** The field of the spec that lists the rules. It names a rule without a name: `rules[0]`. */
  readonly rulesField: string;
  /**
   * Reads the spec of a route.
   *
   * @param namespace of the route
   * @param neighbours the objects beside the route; null if nobody looked for them
   * @throws RouteProblem if a proxy would refuse the spec
   */
  readonly readSpec: (spec: MapField, namespace: string, neighbours: Neighbours | null) => RouteSpec;
  /**
   * Reads an object of this mesh, beside the routes of a file, that decides where their requests go; null for other kinds.
   *
   * @param namespace of objects without one
   * @throws RouteProblem if the API server would refuse it
   */
  readonly readNeighbour: (object: MapField, namespace: string) => Neighbour | null;
  /**
   * Joins objects that are parts of others, such as the delegates of a VirtualService.
   *
   * @param objects of this kind, each of which `readSpec` can read
   * @param namespace of objects without one
   * @returns for each object what takes its place; null if it applies only as a part of others
   */
  readonly join: (objects: readonly DataMap[], namespace: string) => readonly (DataMap | null)[];
  /**
   * Leaves out the routes that do not exist for the origin of a request: it meets the other routes, or none.
   *
   * @param reached routes of this kind that accept the host of the request
   */
  readonly counting: (reached: readonly ReachedRoute[], arrival: Arrival) => readonly ReachedRoute[];
  /**
   * Orders the entries of all routes that a request reaches: the request goes to the first entry that it matches.
   *
   * @param reached at least one route, all of this kind; the route with the best claim is first
   */
  readonly inOrder: (reached: readonly ReachedRoute[], arrival: Arrival) => readonly Candidate[];
  /** The implementation that the program knows to differ from the specification at gateways; null without one. */
  readonly deviation: Deviation | null;
  readonly conditions: ConditionForm;
  /**
   * Finds settings of rules that the schema of values accepts and the API rejects.
   *
   * @param settings `application.route` of the values
   */
  readonly checkSettings: (settings: MapField) => readonly EntryProblem[];
  /**
   * Finds what the API rejects in a route, apart from what its schema says.
   *
   * @param object a route that the schema of its kind accepts
   * @param namespace of the route
   */
  readonly checkObject: (object: MapField, namespace: string) => Promise<readonly EntryProblem[]>;
  /** Why the API rejects a host that the schema of values accepts; undefined if it does not. */
  readonly hostProblem: (host: string) => Omit<EntryProblem, 'path'> | undefined;
  /** Why the API rejects the name of a gateway, `name` or `namespace/name`; undefined if it does not. */
  readonly gatewayNameProblem: (name: string) => Omit<EntryProblem, 'path'> | undefined;
  /** The protocol, if the mesh does not read requests to a port of a Service as HTTP, and the reason. */
  readonly otherProtocolOf: (port: NamedPort) => OtherProtocol | undefined;
  /** The kinds of objects of this mesh that refer to Services. */
  readonly references: readonly ServiceReferences[];
  /** The kind of object that allows routes to send requests to another namespace; null if no such object is needed. */
  readonly grant: ReferenceGrant | null;
}

/** An implementation that does not choose the rule as the specification says. */
export interface Deviation {
  /** Its name, as it is written inside a sentence. */
  readonly implementation: string;
  /** How it differs, in the middle of a sentence. */
  readonly because: string;
  /**
   * The entries that it tries for a request at a gateway, in its order.
   *
   * @param routes of this kind
   * @param entrance the listener where the request enters; null if the listeners are not known
   */
  readonly entries: (routes: readonly Route[], request: Request, entrance: Listener | null) => readonly Candidate[];
}

/** The kind of the route in the cluster. */
export interface RouteKind {
  readonly group: string;
  /** The API versions that the program reads, oldest first. */
  readonly versions: readonly string[];
  readonly kind: string;
  /** The kind with its article, as it is written inside a sentence: `an HTTPRoute`. */
  readonly aKind: string;
  /** The plural, as kubectl calls the resource: `httproutes`. */
  readonly resource: string;
  /** The short name in routemaps and in the configuration of the Iter8 controller. */
  readonly gvrShort: string;
}

/** What a route has room for. Null means that there is no limit. */
export interface RouteLimits {
  readonly rules: number | null;
  readonly hosts: number | null;
  /** Whether a host with `*` can stand beside hosts that it covers. */
  readonly overlappingHosts: boolean;
}

/** The form in which a mesh has the conditions of a candidate. */
export interface ConditionForm {
  /** The key of a version for such conditions. */
  readonly key: string;
  /** A built-in environment that uses the key. */
  readonly environment: string;
  /** The most entries in one list; null if there is no limit. */
  readonly mostEntries: number | null;
  /** Whether the proxies read regular expressions as RE2. Otherwise the syntax depends on the implementation. */
  readonly isRe2: boolean;
  /** @param namespace of the route */
  readonly read: (entry: MapField, namespace: string) => ReadEntry;
  readonly write: (conditions: readonly Condition[]) => WrittenEntry;
  /**
   * Finds conditions that the schema accepts and the API rejects.
   *
   * @param gateways the gateways of the route
   */
  readonly check: (entry: MapField, gateways: readonly string[]) => readonly EntryProblem[];
  /**
   * Writes the conditions of all candidates so that every implementation chooses the same rule.
   *
   * @param lists the conditions of each candidate
   * @returns conditions that the same requests match; null instead of this function if the order in the object decides
   */
  readonly settleOrder: ((lists: readonly (readonly DataMap[])[]) => SettledConditions) | null;
}

export interface SettledConditions {
  /** The conditions of each candidate. */
  readonly lists: readonly (readonly SettledEntry[])[];
  /** The condition of the rule for all other requests; null if it needs none. */
  readonly others: DataMap | null;
}

export interface SettledEntry {
  readonly entry: DataMap;
  /** The index of the given condition of which it was made. */
  readonly from: number;
}

/** An entry that has been read. */
export type ReadEntry = Pick<Entry, 'conditions' | 'rank'>;

/** An entry that has been written, without the conditions that have a problem. */
export interface WrittenEntry {
  readonly entry: DataMap;
  /** A problem without a message is a condition that does not exist in this form. */
  readonly problems: readonly (Omit<EntryProblem, 'message'> & { readonly message?: string })[];
}

export interface EntryProblem {
  /** Within the entry: `['headers', 'x-team']`. */
  readonly path: Path;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
}

/** A kind of object that refers to Services. */
export interface ServiceReferences {
  readonly group: string;
  readonly kind: string;
  /** The fields with the names of Services: `spec.rules[].backendRefs[].name`. */
  readonly fields: readonly string[];
  /** A verb for messages: the object `sends to` the Service. */
  readonly does: string;
  /** What to do if the release replaces the Service. */
  readonly hint: string;
}

export interface ReferenceGrant {
  readonly group: string;
  readonly kind: string;
  /** The most Services in one object. */
  readonly mostServices: number;
}

/** A protocol other than HTTP. */
export interface OtherProtocol {
  readonly protocol: string;
  /** A clause: `its name is tcp-web`. */
  readonly because: string;
}
