import type { Path } from '../diagnostics/diagnostic.ts';
import type { Resource } from './resource.ts';

/** Why a version cannot adopt existing objects as its `from` says. */
export type AdoptionProblem = { readonly path: Path } & (
  | { readonly kind: 'no-resources' }
  | { readonly kind: 'unknown-kind'; readonly asked: string; readonly known: readonly string[] }
  /** The environment has no rules for adopting such an object. */
  | { readonly kind: 'not-adoptable'; readonly objectKind: string }
  /** The version has a specification for the same object. */
  | { readonly kind: 'beside-specification'; readonly objectKind: string; readonly specification: string }
  | { readonly kind: 'kind-twice'; readonly objectKind: string }
  | NotFound
  /** Several objects have the name. */
  | { readonly kind: 'several'; readonly asked: Reference; readonly namespaces: readonly string[] }
  /** Several objects select the pods of the named one. */
  | { readonly kind: 'several-selectors'; readonly source: Resource; readonly found: readonly Resource[] }
  | { readonly kind: 'no-spec'; readonly source: Resource }
  /** A key of the version changes a container, and `from` does not say which one. */
  | {
      readonly kind: 'several-containers';
      readonly key: string;
      readonly source: Resource;
      readonly names: readonly string[];
    }
  | {
      readonly kind: 'unknown-container';
      readonly asked: string;
      readonly source: Resource;
      readonly names: readonly string[];
    }
  /** A key of the version changes a field that the object does not have. */
  | { readonly kind: 'no-field'; readonly key: string; readonly field: string; readonly source: Resource }
);

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
}

export interface NotFound {
  readonly kind: 'not-found';
  readonly asked: Reference;
  readonly apiVersion: string;
  /** Objects of the same kind and name in another namespace or of another API. */
  readonly similar: readonly { readonly apiVersion: string; readonly namespace: string }[];
  /** The names of the objects of that kind. */
  readonly names: readonly string[];
}
