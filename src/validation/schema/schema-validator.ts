/** One raw error of a compiled schema, as ajv has it; `params` depend on the keyword. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** The key that is wrong, where the error is about a key and not about a value. */
  readonly propertyName?: string;
}

/** A schema compiled by scripts/compile-validators.mjs. False leaves the errors of this call in `errors`. */
export interface SchemaValidator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
