import { componentConstraints, frameworkName, workerConstraints } from './constraints.mjs';
import { crdSchema, optional } from './crd-schema.mjs';
import { frameworks, partOf } from './kubernetes-parts.mjs';

/**
 * The definitions of the spec of an InferenceService. A component has the fields of a pod next to its own, and a server of
 * models those of a container. The rest is shared.
 *
 * @param {object} crd the schema of the spec
 * @param {Record<string, object>} kubernetes the definitions that the CRD takes from Kubernetes, by short names
 * @returns {Record<string, object>} by name, sorted
 * @throws {Error} if two parts of the CRD that should be the same are not
 */
export function inferenceServiceDefinitions(crd, { PodSpec, ...kubernetes }) {
  const definitions = new Map(Object.entries(kubernetes));
  const define = (name, schema) => {
    const known = definitions.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`The CRD of KServe has several kinds of ${name}.`);
    definitions.set(name, schema);
    return { allOf: [{ $ref: `#/definitions/${name}` }] };
  };
  const server = (part, own = {}) =>
    mixed(part, { base: kubernetes.Container, own, constraints: componentConstraints, define });
  const component = (part, own, constraints = componentConstraints) =>
    mixed(part, { base: PodSpec, own, constraints, define });

  const predictor = partOf(crd, ['predictor']);
  const strategy = { deploymentStrategy: reference('DeploymentStrategy') };
  const models = frameworks.map((name) => {
    return [name, define(name === 'model' ? 'Model' : 'Framework', server(predictor.properties[name]))];
  });
  const worker = define('Worker', component(predictor.properties.workerSpec, {}, workerConstraints));
  const art = define('ArtExplainer', server(partOf(crd, ['explainer', 'art'])));
  const spec = {
    predictor: component(predictor, { ...Object.fromEntries(models), workerSpec: worker, ...strategy }),
    transformer: component(partOf(crd, ['transformer']), strategy),
    explainer: component(partOf(crd, ['explainer']), { art, ...strategy }),
  };
  const references = Object.entries(spec).map(([name, schema]) => [name, define(titleOf(name), schema)]);
  define('InferenceServiceSpec', specification(crd, Object.fromEntries(references)));
  return Object.fromEntries(
    [...definitions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => [name, withoutNullItems(schema)]),
  );
}

/** The spec, whose parts are already defined; only the list of canaries is not. */
function specification({ properties, required }, references) {
  if (Object.keys(properties).join() !== 'canary,explainer,predictor,transformer')
    throw new Error('The spec of an InferenceService has new fields.');
  const named = perFramework(() => ({ properties: { name: frameworkName } }));
  const fields = Object.entries(references).map(([name, reference]) => {
    const schema = { type: 'object', ...reference, ...(name === 'predictor' ? named : {}) };
    return [name, required.includes(name) ? schema : optional(schema)];
  });
  const canaries = { type: ['array', 'null'], items: canary(properties.canary.items, references.predictor) };
  return { additionalProperties: false, required, properties: { canary: canaries, ...Object.fromEntries(fields) } };
}

/** A canary has a predictor of its own, whose model needs a name. */
function canary({ properties: { predictor, trafficPercent, ...others }, required }, reference) {
  if (Object.keys(others).length > 0) throw new Error('A canary of an InferenceService has new fields.');
  const requirements = perFramework((name) => ({ required: predictor.properties[name].required ?? [] }));
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: {
      predictor: { type: 'object', ...reference, ...requirements },
      trafficPercent: crdSchema(trafficPercent, {}, 'trafficPercent'),
    },
  };
}

function perFramework(rules) {
  return { properties: Object.fromEntries(frameworks.map((name) => [name, rules(name)])) };
}

/** A part of the CRD whose fields are those of a definition of Kubernetes, the given ones, and others. */
function mixed(part, { base, own, constraints, define }) {
  const { properties, required, additionalProperties, ...rules } = base;
  const fields = Object.entries(part.properties).map(([name, field]) => {
    if (own[name] !== undefined) return [name, { type: ['object', 'null'], ...own[name] }];
    // `name` of a container is required only in a list of containers.
    if (properties[name] !== undefined && name !== 'name') return [name, { ...properties[name], ...constraints[name] }];
    const { type, ...schema } = crdSchema(field, constraints, name);
    if (schema.properties === undefined) return [name, optional({ type, ...schema })];
    return [name, { type: ['object', 'null'], ...define(titleOf(name), schema) }];
  });
  return { additionalProperties: false, properties: Object.fromEntries(fields), ...rules };
}

function reference(name) {
  return { allOf: [{ $ref: `#/definitions/${name}` }] };
}

function titleOf(name) {
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

/** A release leaves out a field that is null, but not an item of a list; the API server refuses both in a custom resource. */
function withoutNullItems(schema) {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const parts = Object.entries(schema).map(([key, part]) => {
    const below = Array.isArray(part) ? part.map(withoutNullItems) : withoutNullItems(part);
    if (key !== 'items' || !Array.isArray(below.type)) return [key, below];
    const types = below.type.filter((type) => type !== 'null');
    return [key, { ...below, type: types.length === 1 ? types[0] : types }];
  });
  return Object.fromEntries(parts);
}
