import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../diagnostics/position.ts';
import type { RequestSpec } from '../answer/build-request.ts';

/** A request and what is expected of it. */
export interface Expectation {
  /** Null where the file gives it none. */
  readonly name: string | null;
  readonly position: Position;
  /** Where in its file it is. */
  readonly path: Path;
  readonly request: RequestSpec;
  /** The versions that are available; null for all. */
  readonly available: readonly VersionName[] | null;
  /** Who answers; null where nothing is expected of it. */
  readonly answer: ExpectedAnswer | null;
  /** The rule that matches, by name or number. */
  readonly rule: string | number | null;
  /** Of how many of 100 requests each version gets copies. */
  readonly mirrors: ReadonlyMap<string, number> | null;
}

/** A version by name, or by its index. */
export type VersionName = string | number;

export type ExpectedAnswer =
  | { readonly kind: 'version'; readonly version: VersionName }
  /** Each share is a part of the sum of all. */
  | { readonly kind: 'shares'; readonly shares: ReadonlyMap<string, number> }
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly status: number };
