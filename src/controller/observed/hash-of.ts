import { createHash } from 'node:crypto';

/** A hash of data that does not depend on the order of keys. */
export function hashOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data, sortKeys)).digest('hex').slice(0, 16);
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
