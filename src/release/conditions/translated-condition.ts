import type { Path } from '../../diagnostics/diagnostic.ts';
import type { DataMap } from '../../values/data.ts';

/** A condition in the other form, and what of it has none there. */
export interface TranslatedCondition {
  /** Without the parts that have a problem. */
  readonly condition: DataMap;
  readonly problems: readonly TranslationProblem[];
}

export interface TranslationProblem {
  /** The part of the condition, e.g. `['headers', 'x-a']`. */
  readonly path: Path;
  readonly message: string;
  /** What can be written in its place; absent where only another environment helps. */
  readonly hint?: string;
}
