import type { AnnotationRule, Exclusion } from '../../environments/environment.ts';
import type { Version, VersionObject } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { placeOfAnnotation, withoutRepetitions } from '../place-of-annotation.ts';
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
      ...annotations.flatMap((rule) => wrongAnnotation(rule, version, target, context)),
      ...excludes.flatMap((exclusion) => excludedField(exclusion, target, context)),
    ];
  });
  return withoutRepetitions(findings);
}

function wrongAnnotation(
  { key, values: allowed, reason }: AnnotationRule,
  version: Version,
  object: VersionObject,
  { values, environment }: TrafficContext,
): readonly Finding[] {
  const value = object.metadata.annotations[key];
  if (value === undefined || allowed.includes(value)) return [];
  const path = placeOfAnnotation(values, version, object, key);
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
