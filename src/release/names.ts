import { type DataMap, mapAt, textAt } from '../values/data.ts';

/**
 * The name of the application; it defaults to the release's.
 *
 * @param given the map `application` of the values
 * @param release the release's name
 */
export function applicationName(given: DataMap, release: string): string {
  return textAt(mapAt(given, 'metadata') ?? {}, 'name') ?? release;
}

/** The name of a version; it defaults to `<application>-<index>`. */
export function versionName(version: DataMap, index: number, application: string): string {
  return textAt(mapAt(version, 'metadata') ?? {}, 'name') ?? `${application}-${index}`;
}
