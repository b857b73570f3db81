import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';
import type { FieldChange } from '../plan.ts';

/**
 * The fields in which two objects differ in meaning. The order of keys does not matter, null counts as absent, `1` and
 * `1000m` are the same quantity, and list items that have names are matched by name.
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

/** The names of a list's items, such as containers. Undefined if an item has no name or two have the same name. */
function namesOfItems(items: readonly Data[]): readonly string[] | undefined {
  const names = items.flatMap((item) => (isMap(item) && typeof item.name === 'string' ? [item.name] : []));
  return names.length === items.length && new Set(names).size === names.length ? names : undefined;
}

const quantity = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2})|(n|u|m|k|M|G|T|P|E|[KMGTPE]i))?$/;
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** The fields whose values are quantities. */
const quantityFields = new Set<string | number>(['limits', 'requests', 'capacity']);

/**
 * Whether two values are the same amount of a resource, such as `1` and `1000m` of CPU.
 * Source: k8s.io/apimachinery/pkg/api/resource, the grammar of Quantity.
 */
function sameQuantity(path: Path, one: Data, other: Data): boolean {
  if (!path.some((step) => quantityFields.has(step))) return false;
  const [first, second] = [readQuantity(one), readQuantity(other)];
  return first !== undefined && second !== undefined && first.count * second.scale === second.count * first.scale;
}

/** The amount is count / scale. */
function readQuantity(data: Data): { readonly count: bigint; readonly scale: bigint } | undefined {
  const match = typeof data === 'string' || typeof data === 'number' ? quantity.exec(String(data)) : null;
  const [, sign = '', whole = '', fraction = '', exponent, suffix = ''] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const count =
    BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`) * 1024n ** BigInt(Math.max(0, binary.indexOf(suffix)));
  const power = exponent === undefined ? 3 * (Math.max(decimal.indexOf(suffix), 0) - 3) : Number(exponent);
  const shift = (binary.indexOf(suffix) > 0 ? 0 : power) - fraction.length;
  return shift >= 0 ? { count: count * 10n ** BigInt(shift), scale: 1n } : { count, scale: 10n ** BigInt(-shift) };
}
