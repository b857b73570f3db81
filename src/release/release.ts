import type { Path } from '../diagnostics/diagnostic.ts';
import type { Data, DataMap } from '../values/data.ts';

/**
 * A release with everything decided: every name, namespace, label, port, weight and host.
 * Templates print it and decide nothing. Absent things are null, never undefined, so that
 * a template that asks for something that is not here is an error.
 */
export interface Release {
  /** Name and namespace of the release itself, as Helm has them. */
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
  /** What the environment's own settings come to, by name. */
  readonly settings: { readonly [name: string]: string | number };
}

/** Who routes the requests: the Iter8 controller by a routemap, or the route that is made in its place. */
export type Routing = 'controller' | 'direct';

/**
 * The versions of the APIs of Istio and of the Gateway API that a release is written in. The Iter8 1.1 controller applies
 * routes of `v1beta1`; clusters of today serve both, with the same fields.
 */
export type ApiVersions = 'v1beta1' | 'v1';

export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** Where a specification gives them; absent elsewhere, because templates print metadata as a whole. */
  readonly finalizers?: readonly Data[];
  readonly ownerReferences?: readonly Data[];
}

export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  /** The names under which clients inside the cluster reach the application. */
  readonly hosts: readonly string[];
  /** Further host names that the values give. */
  readonly extraHosts: readonly string[];
  /** Fields that every rule of the route gets, as the environment's kind of route has them. */
  readonly ruleSettings: readonly RuleSetting[];
  /** The gateways of the route; `mesh` is the traffic inside the mesh. */
  readonly gateways: readonly string[];
  /** The same by name and namespace; null is the route's own namespace. */
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

/** A namespace beside the application's, and the destinations in it. */
export interface FurtherNamespace {
  readonly namespace: string;
  readonly services: readonly string[];
}

export interface Version {
  readonly index: number;
  readonly role: 'primary' | 'candidate';
  /** The role once more, for templates, which compare nothing. */
  readonly candidate: boolean;
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly image: string | null;
  /** The labels that tell the pods of this version from those of the others. */
  readonly selector: { readonly [key: string]: string };
  /** The environment's further keys, e.g. `storageUri`; null for what nobody gives. */
  readonly fields: { readonly [key: string]: Data };
  /** In the order of the routemap's resources, without the weight ConfigMap. */
  readonly objects: readonly VersionObject[];
  /** Null where the strategy gives this version no weight. */
  readonly weight: Weight | null;
  /** The conditions under which requests go to this version; null where the strategy has none. */
  readonly match: readonly Data[] | null;
  readonly destination: VersionDestination;
  /** How a user stays at this version; null where nobody asks for it, or there is nothing to choose. */
  readonly affinity: VersionAffinity | null;
  /** Where the values describe this version, e.g. `['application', 'versions', 1]`. */
  readonly path: Path;
}

export interface VersionObject {
  readonly gvrShort: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly template: string;
  readonly metadata: Metadata;
  /** The spec that the user gave in place of what would be made. */
  readonly specification: DataMap | null;
  /** Where the values give that specification; the version's path where there is none. */
  readonly path: Path;
}

/** The weight, and the ConfigMap that carries it as annotation `iter8.tools/weight`; null where only the routemap does. */
export interface Weight {
  readonly value: number;
  readonly config: Metadata | null;
}

/** A request with the condition goes to the version; an answer with the response header makes the client send such ones. */
export interface VersionAffinity {
  /** The name of the rule for such requests. */
  readonly rule: string;
  readonly condition: {
    readonly header: string;
    /** The kind of comparison, as Istio and as the Gateway API call it. */
    readonly kind: 'exact' | 'regex';
    readonly gatewayKind: 'Exact' | 'RegularExpression';
    readonly text: string;
  };
  readonly response: { readonly header: string; readonly value: string };
  /** The indexes of the other versions. While none of them is available nobody is given to this version for good. */
  readonly others: readonly number[];
}

export interface VersionDestination {
  /** The object that receives the requests; clients see its name in the response header `app-version`. */
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  /** The host of a copy of a request to `host`: Envoy, which Istio mirrors with, appends `-shadow`. */
  readonly shadowHost: string;
  readonly port: number;
  /** What tells this destination from the others inside the route: its name, and its namespace where names repeat. */
  readonly mark: string;
  /** The path that requests are rewritten to; null leaves it as it is. */
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
