import { type Data, isMap } from '../../values/data.ts';

/** The names of a list's items, such as containers; undefined where an item has none, or two have the same. */
export function namesOfItems(items: readonly Data[]): readonly string[] | undefined {
  const names = items.flatMap((item) => (isMap(item) && typeof item.name === 'string' ? [item.name] : []));
  return names.length === items.length && new Set(names).size === names.length ? names : undefined;
}
