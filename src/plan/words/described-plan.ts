import type { DescribedChange } from './describe-field-change.ts';

/** A plan in words, for writers of every format. */
export interface DescribedPlan {
  readonly title: string;
  /** Empty where neither side has a route. */
  readonly traffic: readonly DescribedTraffic[];
  /** Until when the traffic is another, and which; null where it is never. */
  readonly meanwhile: { readonly until: string; readonly traffic: readonly DescribedTraffic[] } | null;
  readonly versions: readonly DescribedVersion[];
  readonly warnings: readonly DescribedWarning[];
  readonly objects: readonly DescribedObject[];
  /** E.g. `3 added, 1 changed, 0 removed`, and who removes. */
  readonly counts: string;
}

/** What goes wrong for users, and the way around it. */
export interface DescribedWarning {
  readonly message: string;
  readonly hint: string;
}

export interface DescribedTraffic {
  readonly audience: string;
  /** `100 % httpbin-0 → 30 % httpbin-0, 70 % httpbin-1`, or one side where nothing changes. */
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
