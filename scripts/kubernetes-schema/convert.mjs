import { EVERY_OPTIONAL_FIELD, quantity } from './rules.mjs';

const INT64 = 2 ** 63;
const RANGES = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -INT64, maximum: INT64 },
};

/** Definitions that are scalars in disguise; they are written in place, so that no message speaks of an `anyOf`. */
const SCALARS = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'], ...quantity },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'], ...RANGES.int32 },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': {
    type: 'string',
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
  },
};

/**
 * Turns definitions of the Kubernetes OpenAPI document into draft-07 ones.
 *
 * @param {{definitions: object, enums: Map<string, string[]>, pointers: Set<string>, constraints: object, roots: string[]}} input
 *   definitions as in swagger.json; the rest keyed by short names (`ServicePort`, `ServicePort.protocol`); roots are
 *   short names
 * @returns {Record<string, object>} the roots and all they reach, by short name, sorted
 * @throws {Error} if a constraint names a field that does not exist, or two definitions share a short name
 */
export function convertDefinitions({ definitions, enums, pointers, constraints, roots }) {
  const fullNames = new Map();
  const converted = new Map();
  const pending = roots.map((root) => fullNameOf(definitions, root));
  while (pending.length > 0) {
    const fullName = pending.pop();
    const name = shortName(fullName);
    if (fullNames.get(name) === fullName) {
      continue;
    }
    if (fullNames.has(name)) {
      throw new Error(`${fullName} and ${fullNames.get(name)} have the same short name.`);
    }
    fullNames.set(name, fullName);
    const reach = (ref) => {
      pending.push(ref);
      return { allOf: [{ $ref: `#/definitions/${shortName(ref)}` }] };
    };
    converted.set(
      name,
      convertObject(name, definitions[fullName], { definitions, enums, pointers, constraints, reach }),
    );
  }
  return Object.fromEntries([...converted].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A definition has no `type` of its own: whether it may be null depends on the place that uses it, which says so. */
function convertObject(name, source, context) {
  if (!source.properties) {
    return {};
  }
  const {
    properties: fieldConstraints = {},
    required: alsoRequired = [],
    optional = [],
    ...rest
  } = context.constraints[name] ?? {};
  for (const field of Object.keys(fieldConstraints)) {
    if (!source.properties[field]) {
      throw new Error(`constraints: ${name} has no field ${field}.`);
    }
  }
  const required = [...new Set([...(source.required ?? []), ...alsoRequired])]
    .filter((field) => !optional.includes(field))
    .sort();
  if (rest.atMostOneOf === EVERY_OPTIONAL_FIELD) {
    rest.atMostOneOf = Object.keys(source.properties)
      .filter((field) => !required.includes(field))
      .sort();
  }
  const properties = {};
  for (const [field, property] of Object.entries(source.properties).sort(([a], [b]) => (a < b ? -1 : 1))) {
    properties[field] = convertField(
      `${name}.${field}`,
      property,
      fieldConstraints[field],
      required.includes(field),
      context,
    );
  }
  return {
    ...(source['x-kubernetes-preserve-unknown-fields'] ? {} : { additionalProperties: false }),
    ...(required.length > 0 ? { required } : {}),
    properties,
    ...rest,
  };
}

function convertField(path, source, constraint, required, context) {
  if (constraint?.forbidden) {
    return constraint;
  }
  const schema = convertValue(source, context);
  const values = context.enums.get(path);
  if (values) {
    (schema.items ?? schema).enum = [...values].sort();
  }
  merge(schema, constraint ?? {});
  if (!required) {
    const isPlain = source.type === 'string' || source.$ref?.endsWith('.IntOrString');
    allowUnset(schema, isPlain && !context.pointers.has(path));
  }
  return schema;
}

function convertValue(source, context) {
  if (source.$ref) {
    const ref = source.$ref.replace('#/definitions/', '');
    return SCALARS[ref] ? structuredClone(SCALARS[ref]) : { type: 'object', ...context.reach(ref) };
  }
  if (source.type === 'array') {
    const keys = source['x-kubernetes-list-map-keys'];
    return {
      type: 'array',
      ...(keys
        ? { uniqueItemsBy: Object.fromEntries(keys.map((key) => [key, key === 'protocol' ? 'TCP' : null])) }
        : {}),
      items: allowNullText(convertValue(source.items, context)),
    };
  }
  if (source.additionalProperties) {
    return { type: 'object', additionalProperties: allowNullText(convertValue(source.additionalProperties, context)) };
  }
  if (source.type === undefined || (source.type === 'object' && !source.properties)) {
    return source.type ? { type: source.type } : {};
  }
  return { type: source.type, ...(RANGES[source.format] ?? {}) };
}

/** Constraints reach into lists, maps and nested fields; everything else in them replaces what was derived. */
function merge(schema, constraint) {
  for (const [key, value] of Object.entries(constraint)) {
    if ((key === 'items' || key === 'additionalProperties') && typeof schema[key] === 'object') {
      merge(schema[key], value);
    } else {
      schema[key] = value;
    }
  }
}

/** null in a list or map of texts is taken as "", and as 0 in one of quantities; where "" is wrong, a pattern says so. */
function allowNullText(schema) {
  return [schema.type].flat().includes('string') ? { ...schema, type: [schema.type].flat().concat('null') } : schema;
}

/** null is always "not set"; "" is, too, in a field that is no pointer, whatever the field's values must look like. */
function allowUnset(schema, emptyIsUnset) {
  if (schema.type === undefined) {
    return;
  }
  schema.type = [schema.type].flat().concat('null');
  const isString = schema.type.includes('string');
  if (schema.enum) {
    schema.enum = [...schema.enum, ...(emptyIsUnset && !schema.enum.includes('') ? [''] : []), null];
  }
  if (schema.pattern && isString && emptyIsUnset) {
    schema.pattern = `^$|${schema.pattern}`;
  }
}

function shortName(fullName) {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

function fullNameOf(definitions, short) {
  const found = ['io.k8s.api.apps.v1.', 'io.k8s.api.core.v1.', 'io.k8s.apimachinery.pkg.apis.meta.v1.']
    .map((prefix) => prefix + short)
    .find((name) => definitions[name]);
  if (!found) {
    throw new Error(`The OpenAPI document has no definition ${short}.`);
  }
  return found;
}
