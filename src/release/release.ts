import type { Path } from '../diagnostics/diagnostic.ts';
import type { Data, DataMap } from '../values/data.ts';

/**
 * A release with everything decided: every name, namespace, label, port, weight and host. Templates print it and decide
 * nothing. Absent values are null, never undefined, so a template that uses an unknown field is an error.
 */
export interface Release {
  /** The name and namespace of the release, as in Helm. */
  readonly name: string;
  readonly namespace: string;
  readonly environment: string;
  readonly strategy: string;
  readonly routing: Routing;
  /** The `apiVersion` of the objects of each mesh, by its id. */
  readonly apiVersions: { readonly [mesh: string]: string };
  readonly application: Application;
  /** At least one; the first is the primary. */
  readonly versions: readonly Version[];
  readonly furtherNamespaces: readonly FurtherNamespace[];
  readonly routemap: Routemap;
  /** The environment's own settings, by name. */
  readonly settings: { readonly [name: string]: string | number };
}

/** What makes the route: the Iter8 controller from the routemap, or the program in place of the routemap. */
export type Routing = 'controller' | 'direct';

/**
 * The API version of the objects of Istio and the Gateway API. The Iter8 1.1 controller applies routes of `v1beta1`; today's
 * clusters serve both, with the same fields.
 */
export type ApiVersions = 'v1beta1' | 'v1';

export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** Set by a specification. Absent otherwise, because templates print metadata as a whole. */
  readonly finalizers?: readonly Data[];
  readonly ownerReferences?: readonly Data[];
}

export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  /** The host names of the application inside the cluster. */
  readonly hosts: readonly string[];
  /** Other host names in the values. */
  readonly extraHosts: readonly string[];
  /** Fields of every rule of the route. */
  readonly ruleSettings: readonly RuleSetting[];
  /** The gateways of the route; `mesh` is the traffic inside the mesh. */
  readonly gateways: readonly string[];
  /** The gateways by name and namespace; null is the route's own namespace. */
  readonly gatewayReferences: readonly GatewayReference[];
}

export interface RuleSetting {
  readonly field: string;
  readonly value: Data;
}

export interface GatewayReference {
  readonly name: string;
  readonly namespace: string | null;
}

/** A namespace other than the application's, and the destinations in it. */
export interface FurtherNamespace {
  readonly namespace: string;
  readonly services: readonly string[];
}

export interface Version {
  readonly index: number;
  readonly role: 'primary' | 'candidate';
  /** The role as a boolean, because templates cannot compare. */
  readonly candidate: boolean;
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly image: string | null;
  /** The labels that only the pods of this version have. */
  readonly selector: { readonly [key: string]: string };
  /** The environment's other keys, such as `storageUri`; null if the values have none. */
  readonly fields: { readonly [key: string]: Data };
  /** In the order of the routemap, without the weight ConfigMap. */
  readonly objects: readonly VersionObject[];
  /** Null if the strategy gives this version no weight. */
  readonly weight: Weight | null;
  /** The conditions of requests for this version; null if the strategy has none. */
  readonly match: readonly Data[] | null;
  /**
   * The conditions of the rule for this version, also of the primary, such that all implementations of the mesh choose the same
   * rule. Null if the rule has none. A template uses them for all versions, or for none.
   */
  readonly ruleMatch: readonly Data[] | null;
  readonly destination: VersionDestination;
  /** How a user stays at this version; null without affinity, or with a single version. */
  readonly affinity: VersionAffinity | null;
  /** The version's path in the values, such as `['application', 'versions', 1]`. */
  readonly path: Path;
}

export interface VersionObject {
  readonly gvrShort: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly template: string;
  readonly metadata: Metadata;
  /** The user's own spec; null if the object is made from the version's keys. */
  readonly specification: DataMap | null;
  /** The path of the specification in the values, or of the version without one. */
  readonly path: Path;
}

/** The weight, and the ConfigMap with the annotation `iter8.tools/weight`; null if only the routemap has the weight. */
export interface Weight {
  readonly value: number;
  readonly config: Metadata | null;
}

/** Requests that match the condition go to the version. The response header makes the client send such requests. */
export interface VersionAffinity {
  /** The name of the rule with the condition. */
  readonly rule: string;
  readonly condition: {
    readonly header: string;
    /** The kind of comparison in Istio and in the Gateway API. */
    readonly kind: 'exact' | 'regex';
    readonly gatewayKind: 'Exact' | 'RegularExpression';
    readonly text: string;
  };
  readonly response: { readonly header: string; readonly value: string };
  /** The indexes of the other versions. While none of them is available, no user is kept at this version. */
  readonly others: readonly number[];
}

export interface VersionDestination {
  /** The object that receives the requests. Its name is in the response header `app-version`. */
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  /** The host in copies of requests to `host`: Envoy, which mirrors for Istio, appends `-shadow`. */
  readonly shadowHost: string;
  readonly port: number;
  /** The unique name of this destination in the route: its name, and its namespace if names repeat. */
  readonly mark: string;
  /** The path of the rewritten request; null keeps the path. */
  readonly path: string | null;
}

export interface Routemap {
  readonly metadata: Metadata;
  readonly versions: readonly RoutemapVersion[];
  readonly route: { readonly strategy: string; readonly gvrShort: string; readonly template: string } | null;
}

export interface RoutemapVersion {
  readonly resources: readonly RoutemapResource[];
  readonly weight: number | null;
}

export interface RoutemapResource {
  readonly gvrShort: string;
  readonly name: string;
  readonly namespace: string;
}
