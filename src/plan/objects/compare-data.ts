import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';
import { namesOfItems } from './names-of-items.ts';
import type { FieldChange } from './object-change.ts';
import { sameQuantity } from './same-quantity.ts';

/**
 * The fields in which two objects differ, by meaning: the order of keys says nothing, null is no value, `1` and `1000m`
 * are one quantity, and items of a list that have names are told apart by these.
 */
export function compareData(
  before: Data | undefined,
  after: Data | undefined,
  path: Path = [],
): readonly FieldChange[] {
  const [old, new_] = [before ?? undefined, after ?? undefined];
  if (old === undefined || new_ === undefined) return old === new_ ? [] : [{ path, before: old, after: new_ }];
  if (isMap(old) && isMap(new_)) return compareMaps(old, new_, path);
  if (Array.isArray(old) && Array.isArray(new_)) return compareLists(old, new_, path);
  return old === new_ || sameQuantity(path, old, new_) ? [] : [{ path, before: old, after: new_ }];
}

function compareMaps(before: DataMap, after: DataMap, path: Path): readonly FieldChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => compareData(before[key], after[key], [...path, key]));
}

function compareLists(before: readonly Data[], after: readonly Data[], path: Path): readonly FieldChange[] {
  const [oldNames, newNames] = [namesOfItems(before), namesOfItems(after)];
  if (oldNames === undefined || newNames === undefined) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      compareData(before[index], after[index], [...path, index]),
    );
  }
  const names = [...newNames, ...oldNames.filter((name) => !newNames.includes(name))];
  const fields = names.flatMap((name) =>
    compareData(before[oldNames.indexOf(name)], after[newNames.indexOf(name)], [...path, name]),
  );
  return fields.length === 0 && oldNames.join() !== newNames.join()
    ? [{ path, before: oldNames, after: newNames }]
    : fields;
}
