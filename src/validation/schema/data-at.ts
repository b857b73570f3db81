import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data, DataMap } from '../../values/data.ts';

/** The data at a path; undefined where there is none. */
export function dataAt(data: Data | undefined, path: Path): Data | undefined {
  let current = data;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined;
    else current = !Array.isArray(current) && Object.hasOwn(current, step) ? (current as DataMap)[step] : undefined;
  }
  return current;
}
