import type { Path } from '../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';

/** A part of an object, and where it is. Null counts as absent, as for the API server. */
export interface Field {
  readonly data: Data | undefined;
  readonly path: Path;
  readonly reading: Reading;
}

/** A part that is a map. */
export interface MapField extends Field {
  readonly data: DataMap;
}

/** How an object is read. */
export interface Reading {
  /**
   * What is not as it should be is a RouteProblem. Otherwise a schema has looked at the object before, and what that lets
   * pass counts as absent.
   */
  readonly strict: boolean;
  /** Why a text is not a regular expression that the proxies accept; undefined if it is one. */
  readonly faultOfExpression: (text: string, path: Path) => string | undefined;
}

/** Reads what a schema has accepted, its regular expressions included. */
export const accepted: Reading = { strict: false, faultOfExpression: () => undefined };

/** The whole of an object. */
export function wholeOf(data: DataMap, reading: Reading): MapField {
  return { data, path: [], reading };
}

/** The part of a map under a key. */
export function at(map: MapField, key: string): Field {
  return { data: map.data[key], path: [...map.path, key], reading: map.reading };
}

/** @throws RouteProblem if it is given and is not a map */
export function readMap({ data, path, reading }: Field): MapField | undefined {
  if (isAbsent(data)) return undefined;
  if (!isMap(data)) return refuse(reading, path, `must be a map, not ${describe(data)}`);
  return { data, path, reading };
}

/** The parts of a map by key; none where it is absent. */
export function readEntries(field: Field): readonly (readonly [key: string, field: Field])[] {
  const map = readMap(field);
  return map === undefined ? [] : Object.keys(map.data).map((key) => [key, at(map, key)]);
}

/** The items of a list; none where it is absent. */
export function readList({ data, path, reading }: Field): readonly Field[] {
  if (isAbsent(data)) return [];
  if (!Array.isArray(data)) return refuse(reading, path, `must be a list, not ${describe(data)}`) ?? [];
  return data.map((item: Data, index) => ({ data: item, path: [...path, index], reading }));
}

/** The maps in a list; none where it is absent. */
export function readMaps(field: Field): readonly MapField[] {
  return readList(field).map((item) => readMap(item) ?? { ...item, data: {} });
}

/** @throws RouteProblem if it is there and is not a string */
export function readText({ data, path, reading }: Field): string | undefined {
  if (isAbsent(data)) return undefined;
  if (typeof data === 'string') return data;
  return refuse(reading, path, `must be a string, not ${describe(data)}${quotes(data)}`);
}

/** @throws RouteProblem if it is absent or not a string */
export function needText(field: Field): string {
  return readText(field) ?? refuse(field.reading, field.path, 'is missing') ?? '';
}

/** @throws RouteProblem if it is absent or no map */
export function needMap(field: Field): MapField {
  return readMap(field) ?? refuse(field.reading, field.path, 'is missing') ?? { ...field, data: {} };
}

/** @throws RouteProblem if the text is not a regular expression of RE2 */
export function needExpression(field: Field): string {
  const text = needText(field);
  const fault = field.reading.faultOfExpression(text, field.path);
  if (fault !== undefined)
    refuse(field.reading, field.path, `is not a regular expression that the proxies accept: ${fault}`);
  return text;
}

/** The texts of a list; none where it is absent. */
export function readTexts(field: Field): readonly string[] {
  return readList(field).map(needText);
}

/** @throws RouteProblem if it is given and is not a number from `least` up to `most` */
export function readNumber({ data, path, reading }: Field, least: number, most: number): number | undefined {
  if (isAbsent(data)) return undefined;
  if (typeof data !== 'number') return refuse(reading, path, `must be a number, not ${describe(data)}`);
  if (data < least || data > most) return refuse(reading, path, `must be between ${least} and ${most}, not ${data}`);
  return data;
}

/** @throws RouteProblem if the map has a key beside those */
export function allowKeys(map: MapField, known: readonly string[]): void {
  const unknown = Object.keys(map.data).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  refuse(map.reading, [...map.path, unknown], `is an unknown key; there are ${known.join(', ')}`, 'key');
}

/** @throws RouteProblem where the reading is strict; elsewhere the part counts as absent */
export function refuse(reading: Reading, path: Path, message: string, part?: RouteProblem['part']): undefined {
  if (reading.strict) throw routeProblem(path, message, part);
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

/** What is wrong with a route, so that no proxy would take it or nobody could say what it does. */
export interface RouteProblem {
  readonly kind: 'route-problem';
  /** Within the object. */
  readonly path: Path;
  /** What is wrong with what is there, as the end of a sentence. */
  readonly message: string;
  /** Whether it is the key that is wrong, or the value. */
  readonly part: 'key' | 'value';
}

/** Makes a route problem, to be thrown while a route is read. */
export function routeProblem(path: Path, message: string, part: RouteProblem['part'] = 'value'): RouteProblem {
  return { kind: 'route-problem', path, message, part };
}

/** True for what `routeProblem` makes. */
export function isRouteProblem(error: unknown): error is RouteProblem {
  return typeof error === 'object' && error !== null && (error as Partial<RouteProblem>).kind === 'route-problem';
}
