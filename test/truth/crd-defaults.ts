import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { crdFiles } from '../e2e/cluster/crd-files.ts';

interface Schema {
  readonly default?: unknown;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
}

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const schemas = new Map<string, Schema>();
for (const file of await crdFiles(['gateway-api'])) {
  for (const { spec } of loadAll(readFileSync(file, 'utf8')) as Definition[]) {
    for (const { name, schema } of spec.versions) {
      schemas.set(`${spec.group}/${name} ${spec.names.kind}`, schema.openAPIV3Schema);
    }
  }
}

/**
 * An object as the API server stores it: with the defaults of its custom resource definition. Objects of other kinds stay
 * as they are.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function withDefaults<T extends object>(object: T): T {
  const { apiVersion, kind } = object as { apiVersion?: string; kind?: string };
  const schema = schemas.get(`${apiVersion} ${kind}`);
  return schema === undefined ? object : (fill(object, schema) as T);
}

function fill(data: unknown, schema: Schema): unknown {
  if (Array.isArray(data))
    return schema.items === undefined ? data : data.map((item) => fill(item, schema.items ?? {}));
  if (data === null || typeof data !== 'object') return data;
  const filled: Record<string, unknown> = { ...data };
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (filled[key] === undefined && property.default !== undefined) filled[key] = property.default;
    if (filled[key] !== undefined) filled[key] = fill(filled[key], property);
  }
  return filled;
}
