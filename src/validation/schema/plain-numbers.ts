import type { Data } from '../../values/data.ts';

/**
 * The data with integers beyond 2^53 as plain numbers. They lose their last digits, but schemas, which know no bigint,
 * can still tell that they are whole and how large. What holds none stays the same object.
 */
export function plainNumbers(data: Data): Data {
  if (typeof data === 'bigint') return Number(data);
  if (typeof data !== 'object' || data === null) return data;
  const before: readonly Data[] = Object.values(data);
  const after = before.map(plainNumbers);
  if (after.every((value, index) => value === before[index])) return data;
  if (Array.isArray(data)) return after;
  const copy: Record<string, Data> = Object.create(null);
  for (const [index, key] of Object.keys(data).entries()) copy[key] = after[index] ?? null;
  return copy;
}
