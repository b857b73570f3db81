/** A leaf as Go's YAML reader gives it. Integers beyond 2^53 are bigint, so that no digit is lost. */
export type Scalar = null | boolean | number | bigint | string;

/** Plain data: what a values file means once anchors, merges and overrides are resolved. */
export type Data = Scalar | readonly Data[] | DataMap;

/** Maps have no prototype, so that the keys `__proto__` and `constructor` are data like any other. */
export interface DataMap {
  readonly [key: string]: Data;
}
