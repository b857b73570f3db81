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
    const model = server(predictor.properties[name], { name: frameworkName });
    return [name, define(name === 'model' ? 'Model' : 'Framework', model)];
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
  return Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The spec, whose parts are already defined; only the list of canaries is not. */
function specification({ properties, required }, references) {
  const { predictor, trafficPercent } = properties.canary.items.properties;
  const known = Object.keys(properties).join() === 'canary,explainer,predictor,transformer';
  if (!known || Object.keys(properties.canary.items.properties).length !== 2 || predictor === undefined)
    throw new Error('The spec of an InferenceService has new fields.');
  const canary = {
    type: 'object',
    additionalProperties: false,
    required: ['predictor', 'trafficPercent'],
    properties: {
      predictor: { type: 'object', ...references.predictor },
      trafficPercent: crdSchema(trafficPercent, {}, 'trafficPercent'),
    },
  };
  const fields = Object.entries(references).map(([name, reference]) => {
    const schema = { type: 'object', ...reference };
    return [name, required.includes(name) ? schema : optional(schema)];
  });
  return {
    additionalProperties: false,
    required,
    properties: { canary: { type: ['array', 'null'], items: canary }, ...Object.fromEntries(fields) },
  };
}

/** A part of the CRD whose fields are those of a definition of Kubernetes, the given ones, and others. */
function mixed(part, { base, own, constraints, define }) {
  const { properties, required, additionalProperties, ...rules } = base;
  const fields = Object.entries(part.properties).map(([name, field]) => {
    if (own[name]?.forbidden) return [name, own[name]];
    if (own[name] !== undefined) return [name, { type: ['object', 'null'], ...own[name] }];
    // `name` of a container is required only in a list of containers.
    if (properties[name] !== undefined && name !== 'name') return [name, properties[name]];
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
