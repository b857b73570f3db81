const core = 'io.k8s.api.core.v1.';
const podSpec = `${core}PodSpec`;
const container = `${core}Container`;
const metadata = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const strategy = 'io.k8s.api.apps.v1.DeploymentStrategy';

/** The components of an InferenceService, by their paths in its spec. Each has the fields of a pod, next to its own. */
export const components = {
  predictor: ['predictor'],
  transformer: ['transformer'],
  explainer: ['explainer'],
  worker: ['predictor', 'workerSpec'],
};

/** The ways to serve a model. Each has the fields of a container, next to its own. */
export const frameworks = [
  ...['model', 'huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml'],
  ...['pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost'],
];

/** A part of a CRD's schema: properties['a'].properties['b'] for ['a', 'b']. */
export function partOf(crd, path) {
  return path.reduce((part, key) => {
    const below = part.properties?.[key];
    if (below === undefined) throw new Error(`The CRD has no field ${path.join('.')}.`);
    return below;
  }, crd);
}

/**
 * The definitions of Kubernetes that the CRD contains, with only the fields that it has: KServe is built with an older
 * Kubernetes than the schemas of Deployments, and the API server drops a field that the CRD does not have. A field that the
 * CRD does not require somewhere is not required: KServe takes it from the runtime, such as the port of a probe.
 *
 * @param {object} crd the schema of the spec
 * @param {object} definitions as in the OpenAPI document of Kubernetes
 * @returns {object} definitions, by their full names
 * @throws {Error} if a part of Kubernetes in the CRD has a field that Kubernetes does not have
 */
export function kubernetesPartsOf(crd, definitions) {
  const fields = new Map();
  const optional = new Map();
  for (const path of Object.values(components)) visitMixed(partOf(crd, path), podSpec);
  for (const name of frameworks) visitMixed(partOf(crd, ['predictor', name]), container);
  visitMixed(partOf(crd, ['explainer', 'art']), container);
  visit(partOf(crd, ['predictor', 'deploymentStrategy']), strategy, 'deploymentStrategy');
  // An object's own metadata is not in the CRD; all of its fields can be set.
  fields.set(metadata, new Set(Object.keys(definitions[metadata].properties)));
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      narrowed(definition, fields.get(name), optional.get(name)),
    ]),
  );

  /** An object with fields of Kubernetes and of KServe: only the first are of interest. */
  function visitMixed(part, name) {
    const known = Object.entries(part.properties).filter(([field]) => field in definitions[name].properties);
    // The name of a container is required in a list of containers, but a model has none.
    visit({ properties: Object.fromEntries(known), required: definitions[name].required }, name, name);
  }

  function visit(part, name, place) {
    const definition = definitions[name];
    if (definition.properties === undefined || name === metadata) return;
    if (!fields.has(name)) fields.set(name, new Set());
    if (!optional.has(name)) optional.set(name, new Set());
    for (const field of definition.required ?? []) {
      if (!part.required?.includes(field)) optional.get(name).add(field);
    }
    for (const [field, below] of Object.entries(part.properties ?? {})) {
      const source = definition.properties[field];
      if (source === undefined) throw new Error(`${place}.${field} is in the CRD of KServe, but not in ${name}.`);
      fields.get(name).add(field);
      const ref = (source.$ref ?? source.items?.$ref)?.replace('#/definitions/', '');
      if (ref !== undefined) visit(source.$ref ? below : below.items, ref, `${place}.${field}`);
    }
  }
}

function narrowed(definition, fields, optional) {
  if (fields === undefined || definition.properties === undefined) return definition;
  const properties = Object.entries(definition.properties).filter(([field]) => fields.has(field));
  const required = (definition.required ?? []).filter((field) => fields.has(field) && !optional?.has(field));
  return { ...definition, properties: Object.fromEntries(properties), required };
}
