import type { Path } from '../../diagnostics/diagnostic.ts';

/** The parts of a JSON Schema (draft-07) that explain an error. Compiled code does the checking. */
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
  readonly default?: unknown;
  /** Rules that a CRD writes in CEL. */
  readonly rules?: readonly SchemaRule[];
  /** Whether only the experimental channel of the Gateway API has this field. */
  readonly experimental?: true;
  /** Values of `enum` that only the experimental channel has. */
  readonly experimentalValues?: readonly unknown[];
}

/** A rule in CEL, in which `self` is the data. */
export interface SchemaRule {
  readonly rule: string;
  /** What is wrong with data that breaks it: the end of a sentence that begins with the key. */
  readonly message: string;
  readonly hint: string;
  /** The channel of the Gateway API that has the rule, if the other has not. */
  readonly channel?: 'standard' | 'experimental';
}

/**
 * The part of a schema that describes a place in the data, with its references and `allOf` merged.
 * Conditional parts (`if`) are left out.
 *
 * @returns undefined if the schema does not describe that place
 */
export function schemaAt(root: JsonSchema, path: Path): JsonSchema | undefined {
  let current: JsonSchema | undefined = resolveSchema(root, root);
  for (const step of path) {
    const next: JsonSchema | undefined = current && childOf(current, step);
    current = next && resolveSchema(root, next);
  }
  return current;
}

/** Resolved schemas by root, because one schema is searched for many keys. */
const resolved = new WeakMap<JsonSchema, WeakMap<JsonSchema, JsonSchema>>();

/** A schema with its reference and its `allOf` merged into it. */
export function resolveSchema(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const known = resolved.get(root) ?? new WeakMap<JsonSchema, JsonSchema>();
  resolved.set(root, known);
  const result = known.get(schema) ?? withReferences(root, schema);
  known.set(schema, result);
  return result;
}

function withReferences(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const { $ref, allOf, ...own } = schema;
  const parts = [...($ref === undefined ? [] : [definition(root, $ref)]), ...(allOf ?? [])];
  return parts.map((part) => resolveSchema(root, part)).reduceRight(overlay, own);
}

function childOf(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items;
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function definition(root: JsonSchema, ref: string): JsonSchema {
  const found = root.definitions?.[ref.replace('#/definitions/', '')];
  if (found === undefined) throw new Error(`the schema has no ${ref}`);
  return found;
}

/** Merges two schemas. `upper` wins, except for properties, which get both descriptions. */
function overlay(upper: JsonSchema, lower: JsonSchema): JsonSchema {
  const properties: Record<string, JsonSchema> = { ...lower.properties };
  for (const [key, schema] of Object.entries(upper.properties ?? {})) {
    const other = Object.hasOwn(properties, key) ? properties[key] : undefined;
    properties[key] = other === undefined ? schema : { allOf: [schema, other] };
  }
  const required = [...new Set([...(lower.required ?? []), ...(upper.required ?? [])])];
  return { ...lower, ...upper, properties, required };
}
