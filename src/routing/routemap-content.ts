import type { Position } from '../diagnostics/position.ts';
import type { RouteSpec } from '../mesh/route.ts';
import type { PositionOf } from '../values/yaml/source-file.ts';

/**
 * A routemap as the Iter8 controller reads it: the metadata of the ConfigMap and its `data.strSpec`, with the position of each
 * part for diagnostics.
 * Source: controllers/routemap.go of github.com/iter8-tools/iter8
 */
export interface RoutemapContent {
  /** Null for a specification without a ConfigMap. */
  readonly name: string | null;
  /** The namespace of the routes; null if it is unknown. */
  readonly namespace: string | null;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** At least one. */
  readonly versions: readonly RoutedVersion[];
  readonly templates: readonly RoutingTemplate[];
  /** The hosts that objects beside the routemap give to the mesh, such as Services. */
  readonly namedHosts: RouteSpec['registry'];
  readonly position: Position;
  /** The code of diagnostics about it: the author is the user, or an environment. */
  readonly code: 'broken-routemap' | 'broken-environment';
}

export interface RoutedVersion {
  readonly resources: readonly RoutedResource[];
  readonly weight: number | null;
  /** The annotation `iter8.tools/weight` of the first resource; null if it is absent or unknown. */
  readonly annotatedWeight: number | null;
}

export interface RoutedResource {
  readonly gvrShort: string;
  readonly name: string;
  /** Null for the namespace of the routemap. */
  readonly namespace: string | null;
}

/** A Go template of a route. */
export interface RoutingTemplate {
  /** Its key in `routingTemplates`. */
  readonly name: string;
  readonly gvrShort: string;
  readonly text: string;
  /** The position of a place in the text. */
  readonly positionOf: PositionOf;
}
