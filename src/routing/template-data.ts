import { type GoValue, typed } from './go-template/go-value.ts';
import type { GoType } from './go-template/values/go-type.ts';
import { parseType } from './go-template/values/parse-type.ts';
import type { RoutemapContent } from './routemap-content.ts';

const fields = `struct {
  Name string; Namespace string; Labels map[string]string; Annotations map[string]string
  Versions []struct {
    Resources []struct { GVRShort string; Name string; Namespace *string }
    Weight *uint32; Signature *uint64
  }
  RoutingTemplates map[string]struct { GVRShort string; Template string }
  Weights []uint32
}`;

/**
 * What a routing template reaches: the weights as `.Weights`, and the routemap's own fields under their names in Go.
 * Source: the type routemap in controllers/routemap.go of github.com/iter8-tools/iter8
 */
export function templateData(routemap: RoutemapContent, weights: readonly number[]): GoValue {
  const { name, namespace, labels, annotations, versions, templates } = routemap;
  const type: GoType = { kind: 'pointer', element: { ...parseType(fields), name: 'controllers.routemap' } as GoType };
  return typed(type, {
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
    Weights: weights,
  });
}
