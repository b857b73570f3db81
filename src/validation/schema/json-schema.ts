/** What this program reads of a JSON Schema (draft-07) to explain an error; the checking itself is compiled code. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly definitions?: { readonly [name: string]: JsonSchema };
  readonly allOf?: readonly JsonSchema[];
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly additionalProperties?: boolean | JsonSchema;
  readonly patternProperties?: { readonly [pattern: string]: JsonSchema };
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}
