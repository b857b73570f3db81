import type { DataMap } from '../values/data.ts';

/**
 * What an environment is: the content of `templates/<name>/environment.yaml`, checked.
 * It is data: a strategy or an object is added here and in a template, never in TypeScript.
 */
export interface Environment {
  readonly name: string;
  /** Further names by which values may ask for it. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly description: string;
  /** The objects of each version, in the order in which the routemap lists them. */
  readonly versionObjects: readonly VersionObjectKind[];
  /** The objects of the application as a whole, beside the routemap. */
  readonly applicationObjects: readonly ApplicationObjectKind[];
  /** The objects that each further namespace needs which a version lives in, beside the application's. */
  readonly namespaceObjects: readonly ObjectKind[];
  /** Where the route of this environment sends a version's requests. */
  readonly destination: Destination;
  /** The keys of the values that only some environments know, as `gateway` or `application.modelFormat`. */
  readonly keys: readonly string[];
  /**
   * The settings of `application.route` that the rules of this environment's routes have fields for, with the field;
   * `timeouts.request` is the field `request` inside `timeouts`. Absent where they have none.
   */
  readonly ruleFields?: { readonly [setting: string]: string };
  /** Further keys that a version may set; where it does not, the application's key of that name stands for all. */
  readonly fields: readonly string[];
  /** Further keys of the values that the templates use, by the name they have there. */
  readonly settings: { readonly [name: string]: Setting };
  /** The gateways of the route, after the user's. */
  readonly gateways: readonly string[];
  readonly strategies: { readonly [name: string]: Strategy };
}

/** A key of the values, `service.host`, and what stands for it where it is absent. */
export interface Setting {
  readonly key: string;
  readonly default: string | number;
}

export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The template, `templates/<environment>/<template>.hbs` or, as `shared/<template>`, one of the shared ones. */
  readonly template: string;
}

export interface VersionObjectKind extends ObjectKind {
  /** The controller's short name of the resource, as the routemap spells it: `svc`, `deploy`, `isvc`. */
  readonly gvrShort: string;
  /** The key of a version under which the user may give this object's metadata and spec. */
  readonly specification: string;
  /** The keys of a version that are required to make the object where no specification stands in. */
  readonly requires: readonly string[];
  /** Annotations that the object always has. */
  readonly annotations: { readonly [key: string]: string };
  /** How a version is taken from an existing object of this kind; absent where it cannot be. */
  readonly taking?: AdoptionRules;
}

/**
 * What is done to the spec of an existing object that a version is taken from (`from`), so that several versions can be
 * taken from it. Fields are named from the spec on: `ports[0].port`; `ports[].nodePort` is that field of each port.
 */
export interface AdoptionRules {
  /** The labels by which the object finds its pods: they become the version's own mark. */
  readonly selector?: string;
  /** The labels of the pods that the object runs: they get the version's mark. */
  readonly podLabels?: string;
  /** The fields that the cluster fills in, or that only one object can have. */
  readonly drop?: readonly string[];
  /** The keys of a version that change a field; in a list it is that of the container that `from.container` names. */
  readonly overrides?: { readonly [key: string]: string };
  /** The keys of a version that the object gives where neither the version nor the application does. */
  readonly gives?: { readonly [key: string]: string };
}

export interface ApplicationObjectKind extends ObjectKind {
  /** False for an object that only a strategy with a route needs. */
  readonly always: boolean;
}

export interface Destination {
  /** The `gvrShort` of the version object that receives the requests. */
  readonly object: string;
  /** The host name, with `{name}` and `{namespace}` of that object. */
  readonly host: string;
  /** The path that a request's is rewritten to, with `{name}` and `{namespace}` likewise; null leaves it as it is. */
  readonly path: string | null;
}

export interface Strategy {
  readonly title: string;
  /** Who carries a weight. */
  readonly weights: 'nobody' | 'every-version' | 'candidates';
  /** Whether a weight lies in a ConfigMap of its own, so that it can be changed without touching the routemap. */
  readonly weightConfigs: boolean;
  /** The key of a candidate that holds its conditions, and what stands for it where the user gives none. */
  readonly match: { readonly key: string; readonly default: readonly unknown[] } | null;
  /** The route that the controller writes; null where the strategy has none. */
  readonly route: RouteKind | null;
  /** What the route has room for; absent where there is no limit. */
  readonly limit?: Limit;
}

export interface Limit {
  readonly versions: number;
  /** The greatest weight of a version. */
  readonly weight?: number;
  /** The most conditions of all candidates together. */
  readonly conditions?: number;
  readonly reason: string;
}

export interface RouteKind {
  readonly gvrShort: string;
  readonly template: string;
}

/** An environment with its templates, ready to render. */
export interface EnvironmentPack {
  readonly environment: Environment;
  /** How messages name the folder of its templates. */
  readonly folder: string;
  /** Handlebars template specifications by name: `shared/deployment`, `canary`. */
  readonly templates: { readonly [name: string]: TemplateSpecification };
  /** The JSON Schema in its values.schema.json: rules of its own for values that name it. */
  readonly fragment: DataMap | null;
}

/** What Handlebars' compiler makes of a template; only its runtime looks inside. */
type TemplateSpecification = unknown;
