import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Identity } from '../../manifests/manifest.ts';
import type { Data } from '../../values/data.ts';

/** What a plan does to one object. */
export type ObjectChange =
  | { readonly kind: 'added'; readonly identity: Identity }
  | { readonly kind: 'removed'; readonly identity: Identity }
  | { readonly kind: 'changed'; readonly identity: Identity; readonly fields: readonly FieldChange[] };

/** What happens to one field; a side that is undefined has no such field. */
export interface FieldChange {
  /** An item of a list that has names is a step by its name, any other one by its index. */
  readonly path: Path;
  readonly before: Data | undefined;
  readonly after: Data | undefined;
}
