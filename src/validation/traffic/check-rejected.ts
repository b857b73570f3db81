import { accepted, wholeOf } from '../../mesh/field.ts';
import type { EntryProblem } from '../../mesh/mesh.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import { dataAt, isMap } from '../../values/data.ts';
import { type Finding, valueAt } from '../finding.ts';
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
