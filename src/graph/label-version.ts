import { describeState } from './describe-state.ts';
import { listEdges } from './list-edges.ts';
import type { TrafficGraph } from './traffic-graph.ts';

/** What a version is in this picture, with `0 %` where it gets nothing: only a drawing can show an absent arrow. */
export function labelVersion(graph: TrafficGraph, index: number): string {
  const version = graph.versions[index];
  if (version === undefined) return '';
  const getsNothing = graph.route !== null && listEdges(graph).every((edge) => edge.version !== index);
  return `${describeState(version)}${getsNothing ? ', 0 %' : ''}`;
}
