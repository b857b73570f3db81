import type { Path } from '../diagnostics/diagnostic.ts';

/** A leaf as Go's YAML reader reads it. Integers beyond 2^53 are bigint, so that no digit is lost. */
export type Scalar = null | boolean | number | bigint | string;

/** Plain data: what a values file means once anchors, merges and overrides are resolved. */
export type Data = Scalar | readonly Data[] | DataMap;

/** Maps have no prototype, so that the keys `__proto__` and `constructor` are data like any other. */
export interface DataMap {
  readonly [key: string]: Data;
}

/** True for a map: not null, not a list, not a scalar. */
export function isMap(data: Data | undefined): data is DataMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** True for a value that is set: an empty value (`metadata:`) counts as absent, as in Helm. */
export function isGiven(data: Data | undefined): data is Exclude<Data, null> {
  return data !== undefined && data !== null;
}

/** The map under a key; undefined if there is none. */
export function mapAt(data: DataMap, key: string): DataMap | undefined {
  const found = data[key];
  return isMap(found) ? found : undefined;
}

/** The maps in the list under a key; any other item counts as an empty map, so that indexes stay right. */
export function mapsAt(data: DataMap, key: string): readonly DataMap[] {
  const found = data[key];
  return Array.isArray(found) ? found.map((item: Data) => (isMap(item) ? item : {})) : [];
}

/** The scalar under a key as text; undefined if it is absent, empty or not a scalar. */
export function textAt(data: DataMap, key: string): string | undefined {
  const found = data[key];
  if (found === undefined || found === null || found === '' || typeof found === 'object') return undefined;
  return String(found);
}

/** The texts under a key that has one text or a list of texts; empty if there is none. */
export function textListAt(data: DataMap, key: string): readonly string[] {
  return textItemsAt(data, key).map(({ text }) => text);
}

/** The same with the index of each text in the list, which may have other items, too; null if it is not a list. */
export function textItemsAt(
  data: DataMap,
  key: string,
): readonly { readonly text: string; readonly index: number | null }[] {
  const found = data[key];
  if (!Array.isArray(found)) return [textAt(data, key)].flatMap((text) => (text ? [{ text, index: null }] : []));
  return found.flatMap((item: Data, index) =>
    item === null || typeof item === 'object' ? [] : [{ text: String(item), index }],
  );
}

/** The number under a key, also if it is written as digits in quotes; undefined if there is none. */
export function numberAt(data: DataMap, key: string): number | undefined {
  const text = textAt(data, key);
  return text === undefined ? undefined : Number(text);
}

/** A map of texts (labels, annotations) under a key; empty if there is none. */
export function textsAt(data: DataMap | undefined, key: string): { readonly [key: string]: string } {
  const texts: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries((data && mapAt(data, key)) ?? {})) {
    if (value !== null && typeof value !== 'object') texts[name] = String(value);
  }
  return texts;
}

/** The data at a path; undefined if there is none. */
export function dataAt(data: Data | undefined, path: Path): Data | undefined {
  let current = data;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined;
    else current = !Array.isArray(current) && Object.hasOwn(current, step) ? (current as DataMap)[step] : undefined;
  }
  return current;
}
