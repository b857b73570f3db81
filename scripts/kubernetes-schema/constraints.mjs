import { containerConstraints } from './constraints-container.mjs';
import { podConstraints } from './constraints-pod.mjs';
import { serviceConstraints } from './constraints-service.mjs';
import { dns1035Label, dnsLabel, dnsSubdomain } from './rules.mjs';

/**
 * What the API server checks by code and its OpenAPI document therefore does not say. One entry a definition, laid over
 * the derived one: `properties` are merged into the fields, `required` is added, `optional` is taken away from the
 * derived `required`, everything else stands beside them.
 *
 * The source is k8s.io/kubernetes: pkg/apis/core/validation/validation.go unless a comment names another file. Only what
 * one object tells by itself is here; what depends on a cluster (ranges of ports, quotas, admission) is not, and neither
 * is what compares two values.
 */
export const constraints = { ...podConstraints, ...containerConstraints, ...serviceConstraints };

/** Rules for `metadata` of the two objects themselves: ValidateDeploymentName, ValidateServiceName. */
export const metadataConstraints = {
  DeploymentSpec: { properties: { name: dnsSubdomain, namespace: dnsLabel } },
  ServiceSpec: { properties: { name: dns1035Label, namespace: dnsLabel } },
};
