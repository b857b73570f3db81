import type { Path } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';

/** A part of an object and its path. Null means absent, as for the API server. */
export interface Field {
  readonly data: Data | undefined;
  readonly path: Path;
  readonly reading: Reading;
}

/** A part of an object that is a map. */
export interface MapField extends Field {
  readonly data: DataMap;
}

/** How an object is read. */
export interface Reading {
  /**
   * Wrong parts are reported as a RouteProblem. Without it, a schema has checked the object before, and wrong parts count as
   * absent.
   */
  readonly strict: boolean;
  /** Why a text is not a regular expression that the proxies accept; undefined if it is one. */
  readonly faultOfExpression: (text: string, path: Path) => string | undefined;
  /** Takes note of a key that still works, but that its API has replaced. */
  readonly noteDeprecated?: (path: Path, replacement: string) => void;
  /** Takes note of a part that has no effect, or an effect that nobody wants. */
  readonly noteFault?: (fault: Fault) => void;
}

/** A part of an object that the API accepts, but that does not work. */
export interface Fault {
  readonly code: DiagnosticCode;
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

/** Reads an object that a schema has accepted. */
export const accepted: Reading = { strict: false, faultOfExpression: () => undefined };

/** A whole object as a part with an empty path. */
export function wholeOf(data: DataMap, reading: Reading): MapField {
  return { data, path: [], reading };
}

/** The part of a map under a key. */
export function at(map: MapField, key: string): Field {
  return { data: map.data[key], path: [...map.path, key], reading: map.reading };
}

/** @throws RouteProblem if it is present and not a map */
export function readMap({ data, path, reading }: Field): MapField | undefined {
  if (isAbsent(data)) return undefined;
  if (!isMap(data)) return refuse(reading, path, `must be a map, not ${describe(data)}`);
  return { data, path, reading };
}

/** The parts of a map by key; empty if the map is absent. */
export function readEntries(field: Field): readonly (readonly [key: string, field: Field])[] {
  const map = readMap(field);
  if (map === undefined) return [];
  return Object.keys(map.data).flatMap((key) => (isAbsent(map.data[key]) ? [] : [[key, at(map, key)]]));
}

/** The items of a list; empty if the list is absent. */
export function readList({ data, path, reading }: Field): readonly Field[] {
  if (isAbsent(data)) return [];
  if (!Array.isArray(data)) return refuse(reading, path, `must be a list, not ${describe(data)}`) ?? [];
  return data.map((item: Data, index) => ({ data: item, path: [...path, index], reading }));
}

/** The maps in a list; empty if the list is absent. */
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

/** @throws RouteProblem if it is absent or not a map */
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

/** The texts in a list; empty if the list is absent. */
export function readTexts(field: Field): readonly string[] {
  return readList(field).map(needText);
}

/** @throws RouteProblem if it is present and not a number from `least` to `most` */
export function readNumber({ data, path, reading }: Field, least: number, most: number): number | undefined {
  if (isAbsent(data)) return undefined;
  if (typeof data !== 'number') return refuse(reading, path, `must be a number, not ${describe(data)}`);
  if (data < least || data > most) return refuse(reading, path, `must be between ${least} and ${most}, not ${data}`);
  return data;
}

/** @throws RouteProblem if the map has any other key */
export function allowKeys(map: MapField, known: readonly string[]): void {
  const unknown = Object.keys(map.data).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  refuse(map.reading, [...map.path, unknown], `is an unknown key; there are ${known.join(', ')}`, 'key');
}

/** Throws a RouteProblem if the reading is strict; otherwise the part counts as absent. */
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

/** An error in a route: a proxy would refuse it, or the program cannot tell what it does. */
export interface RouteProblem {
  readonly kind: 'route-problem';
  /** Within the object. */
  readonly path: Path;
  /** The end of a sentence that begins with the path. */
  readonly message: string;
  /** Whether the key or the value is wrong. */
  readonly part: 'key' | 'value';
}

/** Makes a route problem to throw. */
export function routeProblem(path: Path, message: string, part: RouteProblem['part'] = 'value'): RouteProblem {
  return { kind: 'route-problem', path, message, part };
}

/** Whether an error is a route problem. */
export function isRouteProblem(error: unknown): error is RouteProblem {
  return typeof error === 'object' && error !== null && (error as Partial<RouteProblem>).kind === 'route-problem';
}
