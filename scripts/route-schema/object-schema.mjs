import { celRule } from './cel-rule.mjs';
import { ruleNote } from './rule-notes.mjs';

/** Keywords of a CRD's schema that mean the same in JSON Schema. */
const kept = [
  ...['enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'maxProperties'],
  ...['required', 'default'],
];

/** Keywords that are translated below, or that say nothing about what is valid. */
const understood = new Set([
  ...kept,
  ...['type', 'nullable', 'format', 'properties', 'items', 'additionalProperties', 'oneOf', 'anyOf', 'description'],
  ...['x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type', 'x-kubernetes-validations'],
  ...['x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'],
]);

/** What a format of a number or text asks for. A pattern or a range that the CRD has besides counts, too. */
const formats = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: {},
  uint32: { minimum: 0, maximum: 2 ** 32 - 1 },
  double: {},
  byte: { pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' },
};

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };

/** Source: ObjectMeta of https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const metadata = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: {
      ...text,
      pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
      maxLength: 253,
    },
    namespace: { ...text, pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$', maxLength: 63 },
    labels: texts,
    annotations: texts,
    ...Object.fromEntries(['generateName', 'selfLink', 'uid', 'resourceVersion'].map((key) => [key, text])),
    ...Object.fromEntries(['creationTimestamp', 'deletionTimestamp'].map((key) => [key, { type: ['string', 'null'] }])),
    ...Object.fromEntries(['generation', 'deletionGracePeriodSeconds'].map((key) => [key, { type: 'integer' }])),
    finalizers: { type: 'array', items: text },
    ownerReferences: { type: 'array', items: { type: 'object' } },
    managedFields: { type: 'array', items: { type: 'object' } },
  },
};

/**
 * Makes a draft-07 schema of a kind of object: the rules of its CRD, and a field that the CRD does not know is an error, as
 * it is for `kubectl apply`. Descriptions are left out. The status is not checked, because `kubectl apply` drops it.
 *
 * @param {object} crd `openAPIV3Schema` of a version
 * @returns {object}
 * @throws {Error} if the CRD has a keyword or a rule that nobody translates
 */
export function objectSchema(crd) {
  const { spec } = crd.properties;
  return {
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'kind', 'metadata', ...(crd.required ?? []).filter((key) => key === 'spec')],
    properties: { apiVersion: text, kind: text, metadata, spec: translate(spec, 'spec'), status: {} },
  };
}

function translate(crd, place) {
  const unknown = Object.keys(crd).filter((keyword) => !understood.has(keyword));
  if (unknown.length > 0) throw new Error(`${place}: the CRD says ${unknown.join(', ')}, which nobody translates.`);
  return {
    ...type(crd, place),
    ...Object.fromEntries(kept.filter((keyword) => keyword in crd).map((keyword) => [keyword, crd[keyword]])),
    ...format(crd, place),
    ...withRules(choice(crd, place), rules(crd, place)),
    ...uniqueItems(crd, place),
    ...children(crd, place),
  };
}

function type(crd, place) {
  if (crd['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  if (crd.anyOf !== undefined) throw new Error(`${place}: nobody translates this anyOf.`);
  if (crd.type === undefined) return {};
  return { type: crd.nullable ? [crd.type, 'null'] : crd.type };
}

function format(crd, place) {
  if (crd.format === undefined || crd['x-kubernetes-int-or-string']) return {};
  const rule = formats[crd.format];
  if (rule === undefined) throw new Error(`${place}: nobody translates the format ${crd.format}.`);
  return { ...rule, ...Object.fromEntries(Object.keys(rule).flatMap((key) => (key in crd ? [[key, crd[key]]] : []))) };
}

function children(crd, place) {
  if (crd.items !== undefined) return { items: translate(crd.items, `${place}[]`) };
  if (crd.additionalProperties !== undefined)
    return { additionalProperties: translate(crd.additionalProperties, `${place}.*`) };
  if (crd.properties === undefined || crd['x-kubernetes-preserve-unknown-fields']) return {};
  const properties = Object.entries(crd.properties).map(([name, part]) => [name, translate(part, `${place}.${name}`)]);
  return { additionalProperties: false, properties: Object.fromEntries(properties) };
}

/** How the Gateway API says that a value of the type IPAddress is an address. */
const addressOrName = [
  {
    properties: {
      type: { enum: ['IPAddress'] },
      value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
    },
  },
  { properties: { type: { not: { enum: ['IPAddress'] } } } },
];
const addressRule = {
  rule: "self.type == 'IPAddress' && has(self.value) ? isIP(self.value) : true",
  message: 'has the type IPAddress, but its value is not an IP address',
  hint: 'write an address such as 10.0.0.1, or type: Hostname',
};

/** Protocol Buffers' `oneof`, as Istio writes it: none of the fields, or one. */
function choice({ oneOf }, place) {
  if (oneOf === undefined) return {};
  if (JSON.stringify(oneOf) === JSON.stringify(addressOrName)) return { rules: [addressRule] };
  const [none, ...one] = oneOf;
  const names = one.map(({ required }) => required?.join());
  if (JSON.stringify(none.not?.anyOf) !== JSON.stringify(one) || names.includes(undefined))
    throw new Error(`${place}: nobody translates this oneOf: ${JSON.stringify(oneOf)}.`);
  return { atMostOneOf: names };
}

function uniqueItems(crd, place) {
  const kind = crd['x-kubernetes-list-type'];
  if (kind === undefined || kind === 'atomic') return {};
  if (kind === 'set') return { uniqueItems: true };
  if (kind !== 'map') throw new Error(`${place}: nobody translates the list type ${kind}.`);
  const keys = crd['x-kubernetes-list-map-keys'];
  return { uniqueItemsBy: Object.fromEntries(keys.map((key) => [key, crd.items.properties[key].default ?? null])) };
}

function rules(crd, place) {
  return (crd['x-kubernetes-validations'] ?? []).flatMap(({ rule, message }) => {
    const note = ruleNote(rule, message, place);
    return note === null ? [] : [{ rule: celRule(rule, place), ...note }];
  });
}

function withRules({ rules: first = [], ...choice }, rules) {
  const all = [...first, ...rules];
  return all.length === 0 ? choice : { ...choice, rules: all };
}
