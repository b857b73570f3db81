import { type Data, type DataMap, isMap } from '../values/data.ts';

/**
 * A spec as the API server takes it. In its own kinds null is a field that is not set. In a custom resource the API server
 * refuses null, so that such fields are left out. Items of lists stay.
 */
export function acceptedSpec(spec: DataMap, apiVersion: string): DataMap {
  return isCustomResource(apiVersion) ? withoutNulls(spec) : spec;
}

/** The groups of Kubernetes have no domain, as `apps`, or that of Kubernetes. */
function isCustomResource(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/');
  return group.includes('.') && !group.endsWith('.k8s.io');
}

function withoutNulls(data: DataMap): DataMap {
  const copy: Record<string, Data> = Object.create(null);
  for (const [key, value] of Object.entries(data)) if (value !== null) copy[key] = withoutNullsIn(value);
  return copy;
}

function withoutNullsIn(data: Data): Data {
  if (Array.isArray(data)) return data.map(withoutNullsIn);
  return isMap(data) ? withoutNulls(data) : data;
}
