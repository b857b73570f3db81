/**
 * A way through a graph that comes back to where it began.
 *
 * @param edges by node, the nodes that it leads to
 * @returns the nodes of the way, the first once more at its end; undefined if there is none
 */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): readonly string[] | undefined => {
    const begin = way.indexOf(node);
    if (begin !== -1) return [...way.slice(begin), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...way, node]);
      if (found !== undefined) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const found = visit(node, []);
    if (found !== undefined) return found;
  }
  return undefined;
}
