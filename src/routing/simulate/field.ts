import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';
import type { RegexStore } from './regex-store.ts';
import { routeProblem } from './route-problem.ts';

/** A part of an object, and where it is. Null counts as absent, as for the API server. */
export interface Field {
  readonly data: Data | undefined;
  readonly path: Path;
  /** Those of the whole object. */
  readonly regexes: RegexStore;
}

/** A part that is a map. */
export interface MapField extends Field {
  readonly data: DataMap;
}

/** The part of a map under a key. */
export function at(map: MapField, key: string): Field {
  return { data: map.data[key], path: [...map.path, key], regexes: map.regexes };
}

/** @throws RouteProblem if it is there and is no map */
export function readMap({ data, path, regexes }: Field): MapField | undefined {
  if (isAbsent(data)) return undefined;
  if (!isMap(data)) throw routeProblem(path, `must be a map, not ${describe(data)}`);
  return { data, path, regexes };
}

/** The parts of a map by key; none where it is absent. */
export function readEntries(field: Field): readonly (readonly [key: string, field: Field])[] {
  const map = readMap(field);
  return map === undefined ? [] : Object.keys(map.data).map((key) => [key, at(map, key)]);
}

/** The items of a list; none where it is absent. */
export function readList({ data, path, regexes }: Field): readonly Field[] {
  if (isAbsent(data)) return [];
  if (!Array.isArray(data)) throw routeProblem(path, `must be a list, not ${describe(data)}`);
  return data.map((item: Data, index) => ({ data: item, path: [...path, index], regexes }));
}

/** The maps in a list; none where it is absent. */
export function readMaps(field: Field): readonly MapField[] {
  return readList(field).map((item) => readMap(item) ?? { ...item, data: {} });
}

/** @throws RouteProblem if it is there and is no text */
export function readText({ data, path }: Field): string | undefined {
  if (isAbsent(data)) return undefined;
  if (typeof data !== 'string') throw routeProblem(path, `must be text, not ${describe(data)}${quotes(data)}`);
  return data;
}

/** @throws RouteProblem if it is absent or no text */
export function needText(field: Field): string {
  const text = readText(field);
  if (text === undefined) throw routeProblem(field.path, 'is missing');
  return text;
}

/** The texts of a list; none where it is absent. */
export function readTexts(field: Field): readonly string[] {
  return readList(field).map(needText);
}

/** @throws RouteProblem if it is there and is no number from `least` up to `most` */
export function readNumber({ data, path }: Field, least: number, most: number): number | undefined {
  if (isAbsent(data)) return undefined;
  if (typeof data !== 'number') throw routeProblem(path, `must be a number, not ${describe(data)}`);
  if (data < least || data > most) throw routeProblem(path, `must be from ${least} to ${most}, not ${data}`);
  return data;
}

/** @throws RouteProblem if the map has a key beside those */
export function allowKeys(map: MapField, known: readonly string[]): void {
  const unknown = Object.keys(map.data).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw routeProblem([...map.path, unknown], `is an unknown key; there are ${known.join(', ')}`, 'key');
}

function isAbsent(data: Data | undefined): data is null | undefined {
  return data === undefined || data === null;
}

function describe(data: Data): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a map';
  return typeof data === 'string' ? `the text ${JSON.stringify(data.slice(0, 40))}` : String(data);
}

function quotes(data: Data): string {
  return typeof data === 'object' ? '' : '; put it in quotes';
}
