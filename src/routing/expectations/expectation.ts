import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../diagnostics/position.ts';
import type { RequestSpec } from '../answer/build-request.ts';

/** A request and its expected answer. */
export interface Expectation {
  /** Null if the file has no name for it. */
  readonly name: string | null;
  readonly position: Position;
  /** Its path in the file. */
  readonly path: Path;
  readonly request: RequestSpec;
  /** The versions that are available; null for all. */
  readonly available: readonly VersionName[] | null;
  /** Who answers; null if that does not matter. */
  readonly answer: ExpectedAnswer | null;
  /** The rule that matches, by name or number. */
  readonly rule: string | number | null;
  /** The percentage of requests that each version gets copies of. */
  readonly mirrors: ReadonlyMap<string, number> | null;
}

/** A version by name, or by its index. */
export type VersionName = string | number;

export type ExpectedAnswer =
  | { readonly kind: 'version'; readonly version: VersionName }
  /** Each share is relative to the sum of all shares. */
  | { readonly kind: 'shares'; readonly shares: ReadonlyMap<string, number> }
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly status: number };
