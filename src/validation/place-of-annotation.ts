import type { Path } from '../diagnostics/diagnostic.ts';
import type { Version, VersionObject } from '../release/release.ts';
import { type DataMap, dataAt, isGiven } from '../values/data.ts';
import type { Finding } from './finding.ts';

/** The path in the values of an annotation of an object: its own, that of its version, or that of the application. */
export function placeOfAnnotation(values: DataMap, version: Version, object: VersionObject, key: string): Path {
  const places = [object.path, version.path, ['application']].map((path) => [...path, 'metadata', 'annotations', key]);
  return places.find((path) => isGiven(dataAt(values, path))) ?? [...object.path, 'metadata', 'annotations', key];
}

/** Leaves out findings that repeat: an annotation of the application is that of every version. */
export function withoutRepetitions(findings: readonly Finding[]): readonly Finding[] {
  const keys = findings.map(({ path, message }) => JSON.stringify([path, message]));
  return findings.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
