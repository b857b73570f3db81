import type { Data } from '../../values/data.ts';

/**
 * The data with integers beyond 2^53 as plain numbers. They lose their last digits, but schemas, which know no bigint,
 * can still tell that they are whole and how large.
 */
export function plainNumbers(data: Data): Data {
  if (typeof data === 'bigint') return Number(data);
  if (typeof data !== 'object' || data === null || !holdsBigint(data)) return data;
  if (Array.isArray(data)) return data.map((item: Data) => plainNumbers(item));
  const copy: Record<string, Data> = Object.create(null);
  for (const [key, value] of Object.entries(data)) copy[key] = plainNumbers(value);
  return copy;
}

function holdsBigint(data: Data): boolean {
  if (typeof data !== 'object' || data === null) return typeof data === 'bigint';
  return Object.values(data).some((value: Data) => holdsBigint(value));
}
