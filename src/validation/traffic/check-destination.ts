import type { Path } from '../../diagnostics/diagnostic.ts';
import type { AnnotationRule, Exclusion } from '../../environments/environment.ts';
import type { Version, VersionObject } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Finds objects that the route of the environment cannot reach: `destination.annotations` and `destination.excludes`. */
export function checkDestination(context: TrafficContext): readonly Finding[] {
  const { release, environment } = context;
  if (release.routemap.route === null) return [];
  const { object, annotations, excludes } = environment.destination;
  const findings = release.versions.flatMap((version) => {
    const target = version.objects.find(({ gvrShort }) => gvrShort === object);
    if (target === undefined) return [];
    return [
      ...annotations.flatMap((rule) => wrongAnnotation(rule, target, placesOfMetadata(version, target), context)),
      ...excludes.flatMap((exclusion) => excludedField(exclusion, target, context)),
    ];
  });
  // An annotation of the application is that of every version.
  const paths = findings.map(({ path }) => JSON.stringify(path));
  return findings.filter((_, index) => paths.indexOf(paths[index] ?? '') === index);
}

/** Where the metadata of an object can be, the strongest first. */
function placesOfMetadata(version: Version, object: VersionObject): readonly Path[] {
  return [object.path, version.path, ['application']].map((path) => [...path, 'metadata', 'annotations']);
}

function wrongAnnotation(
  { key, values: allowed, reason }: AnnotationRule,
  { metadata }: VersionObject,
  places: readonly Path[],
  { values, environment }: TrafficContext,
): readonly Finding[] {
  const value = metadata.annotations[key];
  if (value === undefined || allowed.includes(value)) return [];
  const place = places.find((path) => isGiven(dataAt(values, [...path, key]))) ?? places[0] ?? [];
  const path = [...place, key];
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the route of ${environment.name} cannot reach an object with ${key}: ${quote(value)}`,
      hint: reason,
      at: valueAt(path),
    },
  ];
}

function excludedField(
  { field, reason }: Exclusion,
  { specification, path: objectPath }: VersionObject,
  { environment }: TrafficContext,
): readonly Finding[] {
  const steps = field.split('.');
  if (!isGiven(dataAt(specification, steps))) return [];
  const path = [...objectPath, 'spec', ...steps];
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the route of ${environment.name} does not work with ${field}`,
      hint: reason,
      at: keyAt(path),
    },
  ];
}
