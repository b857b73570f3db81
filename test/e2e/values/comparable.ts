import type { Data, DataMap } from '../../../src/values/data.ts';

/**
 * Data as JSON.parse would give it, for comparison with what a Go program wrote as JSON: integers beyond 2^53 become
 * the nearest number, as they do in Helm, and minus zero becomes zero. Also throws if a map has a prototype.
 */
export function comparable(data: Data): unknown {
  if (typeof data === 'bigint' || typeof data === 'number') return Number(data) + 0;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(comparable);
  if (Object.getPrototypeOf(data) !== null) throw new Error('a map has a prototype');
  // Through text, because an assignment to __proto__ would set the prototype.
  const members = Object.entries(data as DataMap).map(([key, value]) => {
    return `${JSON.stringify(key)}:${JSON.stringify(comparable(value))}`;
  });
  return JSON.parse(`{${members.join(',')}}`);
}
