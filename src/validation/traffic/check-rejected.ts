import { accepted, wholeOf } from '../../mesh/field.ts';
import type { EntryProblem } from '../../mesh/mesh.ts';
import { meshByConditionKey, meshByShortName, meshes } from '../../mesh/meshes.ts';
import type { Version } from '../../release/release.ts';
import { type DataMap, dataAt, isGiven, isMap } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { describeSubject } from '../schema/describe-data.ts';
import type { TrafficContext } from './traffic-context.ts';

const settings = ['application', 'route'];

/** Finds settings of the route with which the API of the mesh rejects the route. */
export function checkSettings(context: TrafficContext): readonly Finding[] {
  const { values, environment, release, hadErrors } = context;
  const data = dataAt(values, settings);
  const mesh = meshByShortName(release.routemap.route?.gvrShort ?? '');
  if (mesh === undefined || !isMap(data)) return [];
  const known = Object.keys(environment.ruleFields ?? {});
  const problems = mesh.checkSettings({ ...wholeOf(data, accepted), path: settings });
  return problems.filter(({ path }) => known.includes(String(path[settings.length])) && !hadErrors(path)).map(rejected);
}

/** Finds conditions with which the API of the mesh rejects the route. */
export function checkConditions(context: TrafficContext): readonly Finding[] {
  const { release, strategy, values, isSound, hadErrors } = context;
  const form = meshByConditionKey(strategy.match?.key ?? '')?.conditions;
  if (form === undefined) return [];
  return release.versions.filter(isSound).flatMap((version) => {
    const list = [...version.path, form.key];
    const isOwn = isGiven(dataAt(values, list));
    const problems = (version.match ?? []).flatMap((entry, index) => {
      if (!isMap(entry)) return [];
      return form.check({ ...wholeOf(entry, accepted), path: [...list, index] }, release.application.gateways);
    });
    const found = problems.filter(({ path }) => !hadErrors(path)).map(rejected);
    return isOwn ? found : found.slice(0, 1).map((finding) => ({ ...finding, ...placeOf(version, values) }));
  });
}

/** Conditions that are translated into another form have no place of their own in the values. */
function placeOf({ path, index }: Version, values: DataMap): Pick<Finding, 'path' | 'at'> {
  const key = meshes.map(({ conditions }) => conditions.key).find((key) => isGiven(dataAt(values, [...path, key])));
  const place = key === undefined ? path : [...path, key];
  return { path: place, at: key === undefined ? keyAt(['application', 'versions', index]) : keyAt(place) };
}

function rejected({ path, message, hint }: EntryProblem): Finding {
  return {
    code: 'route-rejected',
    severity: 'error',
    path,
    message: `${describeSubject(path)} ${message}`,
    ...(hint !== undefined && { hint }),
    at: valueAt(path),
  };
}
