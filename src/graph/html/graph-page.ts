import type { TrafficGraph } from '../traffic-graph.ts';

/** A page of pictures, of which one is seen at a time. */
export interface GraphPage {
  readonly name: string;
  /** The steps of a release, in their order; a single one has no name. */
  readonly steps: readonly GraphStep[];
}

export interface GraphStep {
  readonly name: string | null;
  /** At least one; the first is seen first. */
  readonly views: readonly GraphView[];
}

/** A picture for a set of available versions. */
export interface GraphView {
  /** Which versions are available, e.g. `all available`. */
  readonly label: string;
  readonly graph: TrafficGraph;
}
