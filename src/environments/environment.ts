/**
 * What an environment is: the content of `templates/<name>/environment.yaml`, checked.
 * It is data: a strategy or an object is added here and in a template, never in TypeScript.
 */
export interface Environment {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The objects of each version, in the order in which the routemap lists them. */
  readonly versionObjects: readonly VersionObjectKind[];
  /** The objects of the application as a whole, beside the routemap. */
  readonly applicationObjects: readonly ObjectKind[];
  /** Where the route of this environment sends a version's requests. */
  readonly destination: Destination;
  /** The keys of the values that only some environments know: `gateway`, `application.versions[].storageUri`. */
  readonly keys: readonly string[];
  readonly strategies: { readonly [name: string]: Strategy };
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
}

export interface Destination {
  /** The `gvrShort` of the version object that receives the requests. */
  readonly object: string;
  /** The host name, with `{name}` and `{namespace}` of that object. */
  readonly host: string;
}

export interface Strategy {
  readonly title: string;
  /** Who carries a weight, and so has a weight ConfigMap. */
  readonly weights: 'nobody' | 'every-version' | 'candidates';
  /** The key of a candidate that holds its conditions, and what stands for it where the user gives none. */
  readonly match: { readonly key: string; readonly default: readonly unknown[] } | null;
  /** The route that the controller writes; null where the strategy has none. */
  readonly route: RouteKind | null;
}

export interface RouteKind {
  readonly gvrShort: string;
  readonly template: string;
}
