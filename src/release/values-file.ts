/**
 * A values file as its author writes it. Keys that begin with `x-` are the author's own.
 * schemas/values.schema.json says the same for editors; a test holds the two together.
 */
export interface ValuesFile {
  readonly environment: string;
  readonly application: ApplicationValues;
  /** `name` or `namespace/name`, or a list of them. */
  readonly gateway?: string | readonly string[] | null;
  /** Version of the Iter8 controller that is to watch the release, e.g. `v1.1`. */
  readonly iter8Version?: string | null;
  readonly service?: ServiceValues | null;
  /** Accepted because Iter8's release chart has it; nothing reads it. */
  readonly istioGateway?: unknown;
  /** Accepted because Helm passes it; nothing reads it. */
  readonly global?: { readonly [key: string]: unknown } | null;
  readonly [own: `x-${string}`]: unknown;
}

export interface ApplicationValues extends ModelValues {
  readonly metadata?: MetadataValues | null;
  readonly strategy?: string | null;
  readonly port?: NumberValue | null;
  /** Host names beside those inside the cluster. */
  readonly hosts?: readonly string[] | null;
  /** Settings that each rule of the route gets. */
  readonly route?: RouteValues | null;
  /** Keeps each user at one version. */
  readonly affinity?: AffinityValues | null;
  /** At least one; the first is the primary. */
  readonly versions: readonly VersionValues[];
}

/**
 * `retries`, `fault` and `corsPolicy` are those of Istio's HTTPRoute.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export interface RouteValues {
  /** A duration such as `10s`. */
  readonly timeout?: string | null;
  readonly retries?: { readonly [key: string]: unknown } | null;
  readonly fault?: { readonly [key: string]: unknown } | null;
  readonly corsPolicy?: { readonly [key: string]: unknown } | null;
  readonly [own: `x-${string}`]: unknown;
}

/** Exactly one of `cookie` and `header`. */
export interface AffinityValues {
  readonly cookie?: { readonly name: string; readonly maxAge?: number | null };
  readonly header?: string;
  readonly [own: `x-${string}`]: unknown;
}

export interface VersionValues extends ModelValues {
  readonly metadata?: MetadataValues | null;
  readonly image?: string | null;
  /** Existing objects that the version is taken from. */
  readonly from?: SourceValues | readonly SourceValues[] | null;
  readonly port?: NumberValue | null;
  readonly weight?: NumberValue | null;
  /** Conditions of a candidate as Istio has them. */
  readonly match?: readonly HttpMatchRequest[] | null;
  /** The same as the Gateway API has them, in an HTTPRoute; one of the two is given. */
  readonly matches?: readonly HttpRouteMatch[] | null;
  readonly deploymentSpecification?: SpecificationValues | null;
  readonly serviceSpecification?: SpecificationValues | null;
  readonly inferenceServiceSpecification?: SpecificationValues | null;
}

/** What KServe and ModelMesh need; a version's own wins over the application's. */
export interface ModelValues {
  readonly storageUri?: string | null;
  readonly modelFormat?: string | null;
  readonly runtime?: string | null;
  readonly protocolVersion?: string | null;
  readonly ports?: readonly ContainerPortValues[] | null;
  readonly [own: `x-${string}`]: unknown;
}

/** A whole number, or its digits as text. */
export type NumberValue = number | `${number}`;

export interface MetadataValues {
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly labels?: { readonly [key: string]: string | null } | null;
  readonly annotations?: { readonly [key: string]: string | null } | null;
  readonly [own: `x-${string}`]: unknown;
}

export interface ServiceValues {
  readonly host?: string | null;
  readonly port?: NumberValue | null;
  readonly [own: `x-${string}`]: unknown;
}

export interface ContainerPortValues {
  readonly containerPort: number;
  readonly name?: string | null;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | null;
  readonly [own: `x-${string}`]: unknown;
}

/** An existing object that a version is taken from. */
export interface SourceValues {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string | null;
  /** The container that gets the version's image, where there are several. */
  readonly container?: string | null;
  readonly [own: `x-${string}`]: unknown;
}

/** An object that is used in place of the one that would be made. */
export interface SpecificationValues {
  readonly metadata?: { readonly [key: string]: unknown } | null;
  readonly spec: { readonly [key: string]: unknown };
}

/** Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
export interface HttpMatchRequest {
  readonly name?: string;
  readonly uri?: StringMatch;
  readonly scheme?: StringMatch;
  readonly method?: StringMatch;
  readonly authority?: StringMatch;
  readonly headers?: { readonly [name: string]: StringMatch | Record<string, never> };
  readonly withoutHeaders?: { readonly [name: string]: StringMatch | Record<string, never> };
  readonly queryParams?: { readonly [name: string]: StringMatch | Record<string, never> };
  readonly ignoreUriCase?: boolean;
  readonly port?: number;
  readonly sourceLabels?: { readonly [key: string]: string };
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
  readonly statPrefix?: string;
}

export type StringMatch = { readonly exact: string } | { readonly prefix: string } | { readonly regex: string };

/** Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch */
export interface HttpRouteMatch {
  readonly path?: { readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression'; readonly value?: string };
  readonly headers?: readonly NamedMatch[];
  readonly queryParams?: readonly NamedMatch[];
  readonly method?: string;
}

export interface NamedMatch {
  readonly name: string;
  readonly type?: 'Exact' | 'RegularExpression';
  readonly value: string;
}
