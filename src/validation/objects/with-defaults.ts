import { type Data, type DataMap, isGiven, isMap } from '../../values/data.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/**
 * Data as the API server sees it before it checks rules: with the defaults of the schema, and without empty fields.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function withDefaults(data: Data, schema: JsonSchema): Data {
  if (Array.isArray(data)) {
    const { items } = schema;
    return items === undefined ? data : data.map((item: Data) => withDefaults(item, items));
  }
  if (!isMap(data)) return data;
  const result: Record<string, Data> = Object.create(null);
  for (const [key, value] of [...Object.entries(defaultsOf(schema, data)), ...Object.entries(data)]) {
    const part = partOf(schema, key);
    if (part !== undefined && value === null) continue;
    result[key] = part === undefined ? value : withDefaults(value, part);
  }
  return result;
}

function defaultsOf({ properties = {} }: JsonSchema, data: DataMap): DataMap {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, part]) =>
      part.default === undefined || isGiven(data[key]) ? [] : [[key, part.default as Data]],
    ),
  );
}

/** The schema of a part of a map. */
export function partOf({ properties = {}, additionalProperties }: JsonSchema, key: string): JsonSchema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
