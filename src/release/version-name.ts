import { type DataMap, mapAt, textAt } from '../values/data.ts';

/** The name of a version; it defaults to `<application>-<index>`. */
export function versionName(version: DataMap, index: number, application: string): string {
  return textAt(mapAt(version, 'metadata') ?? {}, 'name') ?? `${application}-${index}`;
}
