/** A change to an object that is right: path of dots -> value; `undefined` removes. */
export type Change = Record<string, unknown>;

/**
 * What the schema and the API server think of the changed object.
 *
 * - valid, invalid: they agree
 * - server-only: valid for the schema; the server refuses it for a reason that the schema cannot or does not say
 */
export type Outcome = 'valid' | 'invalid' | 'server-only';

export interface SchemaCases {
  /** Goes before the metadata and spec of the objects. */
  head: { apiVersion: string; kind: string };
  /** A right object, which the changes are made to. */
  object: { metadata: object; spec: object };
  changes: Record<Outcome, Change[]>;
}
