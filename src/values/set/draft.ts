import type { Position } from '../../diagnostics/position.ts';
import { limits } from '../limits.ts';
import type { MapEntry, ValueNode } from '../value-node.ts';

/**
 * What flags may change in place: the maps and lists that they have made themselves. Those of files may be shared and
 * are copied first; copying everything each time would make many flags slow.
 */
export interface Draft {
  entriesToChange(entries: ReadonlyMap<string, MapEntry>): Map<string, MapEntry>;
  itemsToChange(items: readonly ValueNode[]): ValueNode[];
  /** Fills a list with null up to a length; false if the flags have added too many already. */
  fill(items: ValueNode[], length: number, position: Position): boolean;
}

export function createDraft(): Draft {
  const maps = new WeakMap<ReadonlyMap<string, MapEntry>, Map<string, MapEntry>>();
  const lists = new WeakMap<readonly ValueNode[], ValueNode[]>();
  let filled = 0;
  return {
    entriesToChange(entries) {
      const own = maps.get(entries) ?? new Map(entries);
      maps.set(own, own);
      return own;
    },
    itemsToChange(items) {
      const own = lists.get(items) ?? [...items];
      lists.set(own, own);
      return own;
    },
    fill(items, length, position) {
      filled += Math.max(0, length - items.length);
      if (filled > limits.listItems) return false;
      while (items.length < length) items.push({ kind: 'scalar', value: null, position });
      return true;
    },
  };
}
