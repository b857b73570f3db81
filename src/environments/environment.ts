import type { DataMap } from '../values/data.ts';

/**
 * An environment: the checked content of `templates/<name>/environment.yaml`. It is data: a new strategy or object needs an
 * entry there and a template, and no TypeScript.
 */
export interface Environment {
  readonly name: string;
  /** Other names for it in values. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly description: string;
  /** The objects of each version, in the order of the routemap. */
  readonly versionObjects: readonly VersionObjectKind[];
  /** The objects of the application, besides the routemap. */
  readonly applicationObjects: readonly ApplicationObjectKind[];
  /** The objects in each other namespace that has versions. */
  readonly namespaceObjects: readonly ObjectKind[];
  /** Where the route of this environment sends a version's requests. */
  readonly destination: Destination;
  /** The keys of the values that only some environments use, such as `gateway` or `application.modelFormat`. */
  readonly keys: readonly string[];
  /**
   * The settings of `application.route` that this environment supports, with their fields in the rules of its routes:
   * `timeouts.request` is the field `request` inside `timeouts`. Absent if it supports none.
   */
  readonly ruleFields?: { readonly [setting: string]: string };
  /** Other keys of a version. The application's key of the same name is the default. */
  readonly fields: readonly string[];
  /** Other keys of the values that the templates use, by their names in the templates. */
  readonly settings: { readonly [name: string]: Setting };
  /** The gateways of the route, after the user's. */
  readonly gateways: readonly string[];
  readonly strategies: { readonly [name: string]: Strategy };
}

/** A key of the values, such as `service.host`, and its default. */
export interface Setting {
  readonly key: string;
  readonly default: string | number;
}

export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The template: `templates/<environment>/<template>.hbs`, or a shared one as `shared/<template>`. */
  readonly template: string;
}

export interface VersionObjectKind extends ObjectKind {
  /** The controller's short name of the kind, as in the routemap: `svc`, `deploy`, `isvc`. */
  readonly gvrShort: string;
  /** The key of a version for this object's own metadata and spec. */
  readonly specification: string;
  /** The keys that a version needs unless it has the specification. */
  readonly requires: readonly string[];
  /** Annotations of every such object. */
  readonly annotations: { readonly [key: string]: string };
  /** How versions adopt an existing object of this kind; absent if they cannot. */
  readonly taking?: AdoptionRules;
}

/**
 * How the spec of an existing object changes when a version adopts it (`from`), so that several versions can adopt it.
 * Fields are paths in the spec: `ports[0].port`; `ports[].nodePort` is the field of each port.
 */
export interface AdoptionRules {
  /** The selector of the object. It is replaced with the label of the version. */
  readonly selector?: string;
  /** The labels of the object's pods. The label of the version is added. */
  readonly podLabels?: string;
  /** The fields that the cluster sets, or that only one object can have. They are removed. */
  readonly drop?: readonly string[];
  /** The keys of a version that replace a field. In a list, `from.container` names the item. */
  readonly overrides?: { readonly [key: string]: string };
  /**
   * Further fields for a key of `overrides`, in lists. They follow if they have the value that the key replaces: init
   * containers and sidecars often run the image of the main container.
   */
  readonly follows?: { readonly [key: string]: readonly string[] };
  /** The keys of a version that the object provides if neither the version nor the application has them. */
  readonly gives?: { readonly [key: string]: string };
}

export interface ApplicationObjectKind extends ObjectKind {
  /** False for an object that only strategies with a route need. */
  readonly always: boolean;
  /** The only port at which requests inside the mesh reach the route. Absent for the port of the application. */
  readonly meshPort?: number;
}

export interface Destination {
  /** The `gvrShort` of the version object that receives the requests. */
  readonly object: string;
  /** The host name, with `{name}` and `{namespace}` of that object. */
  readonly host: string;
  /** The path of the rewritten request, also with `{name}` and `{namespace}`; null keeps the path. */
  readonly path: string | null;
  /** The hosts of objects whose spec has a field. The first entry whose field is given replaces `host`. */
  readonly otherHosts: readonly OtherHost[];
  /** The fields of the spec with which the route does not work. */
  readonly excludes: readonly Exclusion[];
  /** The annotations with which the route works only for certain values. */
  readonly annotations: readonly AnnotationRule[];
}

/** `transformer` in the spec: the host has `{name}`, `{namespace}`, and `{value}` of the field. */
export interface OtherHost {
  readonly field: string;
  readonly host: string;
}

/** A field of the spec with which the route does not work. */
export interface Exclusion {
  readonly field: string;
  readonly reason: string;
}

/** An annotation with which the route works only for certain values. */
export interface AnnotationRule {
  readonly key: string;
  readonly values: readonly string[];
  readonly reason: string;
}

export interface Strategy {
  readonly title: string;
  /** Which versions have a weight. */
  readonly weights: 'nobody' | 'every-version' | 'candidates';
  /** Whether each weight is in its own ConfigMap, so that it can change without the routemap. */
  readonly weightConfigs: boolean;
  /** The key for the conditions of a candidate, and its default. */
  readonly match: { readonly key: string; readonly default: readonly unknown[] } | null;
  /** The route that the controller writes; null if the strategy has none. */
  readonly route: RouteKind | null;
  /** The limits of the route; absent without limits. */
  readonly limit?: Limit;
}

export interface Limit {
  readonly versions: number;
  /** The greatest weight of a version. */
  readonly weight?: number;
  /** The most conditions of all candidates in total. */
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
  /** The JSON Schema in its values.schema.json: its own rules for values. */
  readonly fragment: DataMap | null;
}

/** A template compiled by Handlebars. Only Handlebars' runtime reads it. */
type TemplateSpecification = unknown;
