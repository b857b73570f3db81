import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';

/** A tree of paths. A step without steps below is the end of a path. */
type PathTree = Map<string | number, PathTree>;

/** The data without the values at some paths. Items of lists become empty maps, so that other items keep their index. */
export function withoutPaths(data: DataMap, paths: readonly Path[]): DataMap {
  const tree: PathTree = new Map();
  for (const path of paths) addPath(tree, path);
  return tree.size === 0 ? data : (without(data, tree) as DataMap);
}

function addPath(tree: PathTree, path: Path): void {
  let node = tree;
  for (const [index, step] of path.entries()) {
    const next = node.get(step);
    // A value around it is removed, too.
    if (next?.size === 0) return;
    const isLast = index === path.length - 1;
    const below = isLast || next === undefined ? new Map() : next;
    node.set(step, below);
    node = below;
  }
}

function without(data: Data, tree: PathTree): Data {
  if (Array.isArray(data)) {
    return data.map((item: Data, index) => {
      const below = tree.get(index);
      if (below === undefined) return item;
      return below.size === 0 ? Object.create(null) : without(item, below);
    });
  }
  if (!isMap(data)) return data;
  const copy: Record<string, Data> = Object.create(null);
  for (const [key, value] of Object.entries(data)) {
    const below = tree.get(key);
    if (below === undefined) copy[key] = value;
    else if (below.size > 0) copy[key] = without(value, below);
  }
  return copy;
}
