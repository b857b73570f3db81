import { constraints } from '../kubernetes-schema/constraints.mjs';
import { labels, notNegative } from '../kubernetes-schema/rules.mjs';

/**
 * The rules for pods, with only the fields that the definitions have. A container needs no image here: KServe takes it
 * from the runtime.
 *
 * @param {object} definitions of Kubernetes, by their full names
 * @returns {object} as in scripts/kubernetes-schema/constraints.mjs
 */
export function podConstraintsOf(definitions) {
  const fieldsOf = new Map(
    Object.entries(definitions).map(([name, { properties }]) => [name.slice(name.lastIndexOf('.') + 1), properties]),
  );
  const { containers, activeDeadlineSeconds: _, ...pod } = constraints.PodSpec.properties;
  const adapted = {
    ...constraints,
    PodSpec: {
      ...constraints.PodSpec,
      properties: { ...pod, containers: { items: { properties: withoutImage(containers.items.properties) } } },
    },
  };
  return Object.fromEntries(
    Object.entries(adapted).map(([name, { properties = {}, ...rules }]) => {
      const known = Object.entries(properties).filter(([field]) => fieldsOf.get(name)?.[field] !== undefined);
      return [name, { properties: Object.fromEntries(known), ...rules }];
    }),
  );
}

function withoutImage({ image: _, ...others }) {
  return others;
}

const notTheRoot = { pattern: '^/(?!$)(?!.*\\.\\.)' };

/**
 * What KServe checks by code, and its CRD therefore does not say. By the path in the CRD; `*` is an item of a list. The
 * source is pkg/apis/serving/v1beta1 of KServe, inference_service_validation.go and component.go, unless a comment names
 * another. Rules between fields and annotations are in src/validation/checks/check-inference-services.ts.
 */
export const componentConstraints = {
  // Knative Serving, pkg/apis/serving/v1/route_validation.go: the percentages of a route are 0 to 100.
  canaryTrafficPercent: { minimum: 0, maximum: 100 },
  minReplicas: notNegative,
  maxReplicas: notNegative,
  containerConcurrency: notNegative,
  // Knative Serving, pkg/apis/serving/v1/revision_validation.go
  timeout: notNegative,
  labels,
  logger: { required: ['mode'] },
  'logger.storage': { required: ['key', 'parameters', 'path'] },
  'storageUris.*.mountPath': notTheRoot,
};

export const workerConstraints = {
  containers: { maxItems: 1 },
  pipelineParallelSize: { minimum: 1 },
  tensorParallelSize: { minimum: 1 },
};

/** The container of a model gets its name from KServe. */
export const frameworkName = { forbidden: 'is set by KServe and may not be given' };
