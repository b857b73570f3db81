/** A change to an object that is right: path of dots -> value; `undefined` removes. */
export type Change = Record<string, unknown>;

/**
 * What the schema and the API server think of the changed object.
 *
 * - valid, invalid: they agree
 * - server-only: valid for the schema; the server refuses it for a reason that the schema cannot or does not say
 * - schema-only: the server accepts it, and the schema refuses it because older servers do
 */
export type Outcome = 'valid' | 'invalid' | 'server-only' | 'schema-only';

export interface SchemaCases {
  /** Goes before the metadata and spec of the objects. */
  head: { apiVersion: string; kind: string };
  /** A right object, which the changes are made to. */
  object: { metadata: object; spec: object };
  changes: Partial<Record<Outcome, Change[]>>;
}

/** A copy of the object with the changes. */
export function changed<Value>(object: Value, change: Change): Value {
  const copy = structuredClone(object);
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let parent = copy as Record<string, Record<string, never>>;
    for (const key of keys) {
      parent[key] ??= {};
      parent = parent[key];
    }
    (parent as Record<string, unknown>)[last] = value;
  }
  return copy;
}
