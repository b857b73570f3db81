import { type GoValue, typed } from './go-template/go-value.ts';
import type { GoType, StructType } from './go-template/values/go-type.ts';
import { parseType } from './go-template/values/parse-type.ts';
import { toValue } from './go-template/values/to-value.ts';
import type { RoutemapContent } from './routemap-content.ts';

/**
 * What a routing template reaches: the weights as `.Weights`, and the routemap's own fields under their names in Go.
 * Source: the type routemap in controllers/routemap.go of github.com/iter8-tools/iter8
 */
export function templateData(routemap: Omit<RoutemapContent, 'code'>, weights: readonly number[]): GoValue {
  const { name, namespace, labels, annotations, versions, templates } = routemap;
  return typed(routemapType(weights), {
    Name: name ?? '',
    Namespace: namespace ?? '',
    Labels: labels,
    Annotations: annotations,
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

function routemapType(weights: readonly number[]) {
  const resource = struct('resource', 'GVRShort string; Name string; Namespace *string');
  const version = struct('version', 'Weight *uint32; Signature *uint64', {
    Resources: { kind: 'slice', element: resource },
  });
  const template = struct('routingTemplate', 'GVRShort string; Template string');
  const metadata = 'Name string; Namespace string; Labels map[string]string; Annotations map[string]string';
  const routemap = struct('routemap', metadata, {
    Versions: { kind: 'slice', element: version },
    RoutingTemplates: { kind: 'map', key: { kind: 'string' }, element: template },
  });
  const methods = new Map([['Weights', () => toValue(typed('[]uint32', weights))]]);
  return { kind: 'pointer', element: { ...routemap, methods } } as const;
}

function struct(name: string, plain: string, composed: { readonly [field: string]: GoType } = {}): StructType {
  const { fields } = parseType(`struct { ${plain} }`) as StructType;
  const further = Object.entries(composed).map(([field, type]) => ({ name: field, type }));
  return { kind: 'struct', name: `controllers.${name}`, fields: [...fields, ...further] };
}
