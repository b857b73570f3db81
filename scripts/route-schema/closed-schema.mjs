/** Keywords of a CRD's schema that mean the same in JSON Schema. */
const kept = [
  ...['type', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'required', 'default'],
];

/** Keywords that are translated below, or that say nothing of what is valid. */
const understood = new Set([
  ...kept,
  ...['properties', 'items', 'additionalProperties', 'oneOf', 'description'],
  ...['x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations'],
]);

/**
 * Makes a draft-07 schema of a part of a CRD: the same rules, but a field that the CRD does not know is an error, where
 * the API server would drop it. Titles and descriptions are our own, because those of a CRD are written for Go.
 *
 * @param {object} crd a schema in a CRD
 * @param {object} notes by path (`headers.*.exact`; `*` is any item or value; '' is the schema itself), in the order in
 *   which the fields shall stand: keywords to lay over what the CRD says, as title and description; `validations`,
 *   the number of CEL rules that the keywords express; `ref`, a definition that stands for this part
 * @param {string} [path] where in the notes
 * @returns {object}
 * @throws {Error} where the CRD and the notes do not fit together, as a new version of the CRD may have it
 */
export function closedSchema(crd, notes, path = '') {
  const place = path === '' ? 'the condition' : path;
  const unknown = Object.keys(crd).filter((keyword) => !understood.has(keyword));
  if (unknown.length > 0) throw new Error(`${place}: the CRD says ${unknown.join(', ')}, which nobody translates.`);
  const { ref, validations = 0, ...own } = notes[path] ?? {};
  const rules = crd['x-kubernetes-validations']?.length ?? 0;
  if (rules !== validations)
    throw new Error(`${place}: the CRD has ${rules} CEL rules; the notes know ${validations}.`);
  if (ref !== undefined) return { $ref: ref, ...own };
  const { title, description, ...added } = own;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...Object.fromEntries(kept.filter((keyword) => keyword in crd).map((keyword) => [keyword, crd[keyword]])),
    ...choice(crd, place),
    ...uniqueItems(crd, place),
    ...children(crd, notes, path),
    ...added,
  };
}

function children(crd, notes, path) {
  const below = (key) => (path === '' ? key : `${path}.${key}`);
  if (crd.items !== undefined) return { items: closedSchema(crd.items, notes, below('*')) };
  if (crd.additionalProperties !== undefined)
    return { additionalProperties: closedSchema(crd.additionalProperties, notes, below('*')) };
  if (crd.properties === undefined) return {};
  const names = orderedNames(crd.properties, notes, path);
  const properties = names.map((name) => [name, closedSchema(crd.properties[name], notes, below(name))]);
  return { additionalProperties: false, properties: Object.fromEntries(properties) };
}

/** The fields in the order of the notes, which must name exactly those that the CRD has. */
function orderedNames(properties, notes, path) {
  const prefix = path === '' ? '' : `${path}.`;
  const noted = Object.keys(notes)
    .filter((key) => key !== '' && key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((name) => name !== '' && !name.includes('.'));
  const missing = Object.keys(properties).filter((name) => !noted.includes(name));
  const surplus = noted.filter((name) => !Object.hasOwn(properties, name));
  if (missing.length + surplus.length > 0)
    throw new Error(
      `${path}: the notes must have the fields of the CRD; missing: ${missing.join(', ')}; gone: ${surplus.join(', ')}.`,
    );
  return noted;
}

/** Protocol Buffers' `oneof`, as Istio writes it: none of the fields, or one. All fields must take part. */
function choice({ oneOf, properties }, place) {
  if (oneOf === undefined) return {};
  const [none, ...one] = oneOf;
  const names = one.map(({ required }) => required?.join());
  const isChoice =
    JSON.stringify(none.not?.anyOf) === JSON.stringify(one) &&
    names.toSorted().join() === Object.keys(properties).sort().join();
  if (!isChoice) throw new Error(`${place}: nobody translates this oneOf: ${JSON.stringify(oneOf)}.`);
  return { maxProperties: 1 };
}

function uniqueItems(crd, place) {
  const type = crd['x-kubernetes-list-type'];
  if (type === undefined || type === 'atomic') return {};
  if (type !== 'map') throw new Error(`${place}: nobody translates the list type ${type}.`);
  return { uniqueItemsBy: Object.fromEntries(crd['x-kubernetes-list-map-keys'].map((key) => [key, null])) };
}
