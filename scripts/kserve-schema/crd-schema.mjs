const kept = ['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const ignored = ['format', 'default', 'properties', 'items', 'additionalProperties', 'required', 'description'];
const understood = new Set([...kept, ...ignored, 'anyOf', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type']);
const ranges = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -(2 ** 63), maximum: 2 ** 63 },
};

/**
 * Makes a draft-07 schema of a part of a CRD, in which a field that the CRD does not know is an error.
 *
 * @param {object} part a schema in a CRD
 * @param {object} constraints by path, with `*` for an item of a list: keywords to lay over what the CRD says
 * @param {string} path where in the constraints
 * @returns {object}
 * @throws {Error} if the CRD has a keyword that is not translated here
 */
export function crdSchema(part, constraints, path) {
  const unknown = Object.keys(part).filter((keyword) => !understood.has(keyword));
  if (unknown.length > 0) throw new Error(`${path}: the CRD says ${unknown.join(', ')}, which nobody translates.`);
  const type = part['x-kubernetes-int-or-string'] ? { type: ['integer', 'string'] } : {};
  const own = Object.fromEntries(kept.filter((keyword) => keyword in part).map((keyword) => [keyword, part[keyword]]));
  const added = constraints[path] ?? {};
  const required = [...new Set([...(part.required ?? []), ...(added.required ?? [])])].sort();
  return {
    ...type,
    ...(ranges[part.format] ?? {}),
    ...own,
    ...children(part, required, constraints, path),
    ...added,
    ...(required.length > 0 ? { required } : {}),
  };
}

function children({ properties, items, additionalProperties }, required, constraints, path) {
  if (items !== undefined) return { items: crdSchema(items, constraints, `${path}.*`) };
  if (additionalProperties !== undefined)
    return { additionalProperties: crdSchema(additionalProperties, constraints, `${path}.*`) };
  if (properties === undefined) return {};
  const fields = Object.entries(properties).map(([name, below]) => {
    const schema = crdSchema(below, constraints, `${path}.${name}`);
    return [name, required.includes(name) ? schema : optional(schema)];
  });
  return { additionalProperties: false, properties: Object.fromEntries(fields) };
}

/** The API server drops a field that is null. */
export function optional(schema) {
  if (schema.type === undefined) return schema;
  return {
    ...schema,
    type: [schema.type].flat().concat('null'),
    ...(schema.enum ? { enum: [...schema.enum, null] } : {}),
  };
}
