import type { DataMap } from '../values/data.ts';
import { mapAt, textAt } from '../values/read-data.ts';

/** The name of a version; it defaults to `<application>-<index>`. */
export function versionName(version: DataMap, index: number, application: string): string {
  return textAt(mapAt(version, 'metadata') ?? {}, 'name') ?? `${application}-${index}`;
}
