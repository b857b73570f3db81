import type { Position } from '../diagnostics/position.ts';
import type { PositionOf } from '../values/yaml/source-file.ts';

/**
 * A routemap as the Iter8 controller reads it: the ConfigMap's metadata and its `data.strSpec`. It knows where each
 * part was written, for diagnostics.
 * Source: controllers/routemap.go of github.com/iter8-tools/iter8
 */
export interface RoutemapContent {
  /** Null where the specification stands alone, outside a ConfigMap. */
  readonly name: string | null;
  /** The namespace that routes are written to; null where nobody names one. */
  readonly namespace: string | null;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** At least one. */
  readonly versions: readonly RoutedVersion[];
  readonly templates: readonly RoutingTemplate[];
  readonly position: Position;
  /** What diagnostics call a fault in it: that of whoever wrote it. */
  readonly code: 'broken-routemap' | 'broken-environment';
}

export interface RoutedVersion {
  readonly resources: readonly RoutedResource[];
  readonly weight: number | null;
  /** What the annotation `iter8.tools/weight` of the first resource says; null where it has none or is not known. */
  readonly annotatedWeight: number | null;
}

export interface RoutedResource {
  readonly gvrShort: string;
  readonly name: string;
  /** Null is the routemap's own. */
  readonly namespace: string | null;
}

/** A Go template of a route. */
export interface RoutingTemplate {
  /** Its key in `routingTemplates`. */
  readonly name: string;
  readonly gvrShort: string;
  readonly text: string;
  /** Where a place of the text is. */
  readonly positionOf: PositionOf;
}
