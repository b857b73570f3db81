import type { DescribedChange } from './describe-field-change.ts';

/** A plan in words, for the writers of all formats. */
export interface DescribedPlan {
  readonly title: string;
  /** Empty if neither release has a route. */
  readonly traffic: readonly DescribedTraffic[];
  /** The traffic until then. Null if it is already the traffic of afterwards. */
  readonly meanwhile: { readonly until: string; readonly traffic: readonly DescribedTraffic[] } | null;
  readonly versions: readonly DescribedVersion[];
  readonly warnings: readonly DescribedWarning[];
  readonly objects: readonly DescribedObject[];
  /** E.g. `3 added, 1 changed, 0 removed`, and who removes objects. */
  readonly counts: string;
}

/** What goes wrong, and how to avoid it. */
export interface DescribedWarning {
  readonly message: string;
  readonly hint: string;
}

export interface DescribedTraffic {
  readonly audience: string;
  /** `100 % httpbin-0 → 30 % httpbin-0, 70 % httpbin-1`, or one of the two if nothing changes. */
  readonly change: string;
  readonly changes: boolean;
}

export interface DescribedVersion {
  readonly name: string;
  readonly content: string;
  readonly what: string;
}

export interface DescribedObject {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly name: string;
  readonly fields: readonly DescribedChange[];
}
