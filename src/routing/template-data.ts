import { type GoType, type GoValue, parseType, type StructType, typed } from '../go-template/index.ts';
import type { RoutemapContent } from './routemap-content.ts';

/**
 * The data of a routing template: `.Weights`, and the fields of the routemap under their names in Go.
 * Source: the type routemap in controllers/routemap.go of github.com/iter8-tools/iter8
 */
export function templateData(routemap: Omit<RoutemapContent, 'code'>, weights: readonly number[]): GoValue {
  const { name, namespace, labels, annotations, versions, templates } = routemap;
  const metadata = { Name: name ?? '', Namespace: namespace ?? '', Labels: labels, Annotations: annotations };
  return typed(routemapType(metadata, weights), {
    ...metadata,
    ObjectMeta: metadata,
    Versions: versions.map(({ resources, weight }) => ({
      Resources: resources.map((resource) => ({
        GVRShort: resource.gvrShort,
        Name: resource.name,
        Namespace: resource.namespace,
      })),
      Weight: weight,
    })),
    RoutingTemplates: new Map(
      templates.map(({ name: key, gvrShort, text }) => [key, { GVRShort: gvrShort, Template: text }]),
    ),
  });
}

const metadataFields = {
  Name: 'string',
  Namespace: 'string',
  Labels: 'map[string]string',
  Annotations: 'map[string]string',
} as const;

/** Go promotes the fields and methods of the embedded metadata to the routemap. */
function routemapType(
  metadata: { readonly [field in keyof typeof metadataFields]: GoValue },
  weights: readonly number[],
): GoType {
  const resource = struct('resource', 'GVRShort string; Name string; Namespace *string');
  const version = struct('version', 'Weight *uint32; Signature *uint64', {
    Resources: { kind: 'slice', element: resource },
  });
  const template = struct('routingTemplate', 'GVRShort string; Template string');
  const fields = Object.entries(metadataFields);
  const plain = fields.map(([field, type]) => `${field} ${type}`).join('; ');
  const getters = fields.map(
    ([field, type]) => [`Get${field}`, () => typed(type, metadata[field as keyof typeof metadata])] as const,
  );
  const routemap = struct('routemap', plain, {
    ObjectMeta: { ...struct('ObjectMeta', plain), name: 'v1.ObjectMeta', methods: new Map(getters) },
    Versions: { kind: 'slice', element: version },
    RoutingTemplates: { kind: 'map', key: { kind: 'string' }, element: template },
  });
  const methods = new Map([...getters, ['Weights', () => typed('[]uint32', weights)] as const]);
  return { kind: 'pointer', element: { ...routemap, methods } };
}

function struct(name: string, plain: string, composed: { readonly [field: string]: GoType } = {}): StructType {
  const { fields } = parseType(`struct { ${plain} }`) as StructType;
  const further = Object.entries(composed).map(([field, type]) => ({ name: field, type }));
  return { kind: 'struct', name: `controllers.${name}`, fields: [...fields, ...further] };
}
