import type { Mesh } from '../../mesh/mesh.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import { sharesByWeight } from '../../release/derive-affinity.ts';
import { isGiven, mapAt, textAt } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import type { TrafficContext } from './traffic-context.ts';

const place = ['application', 'affinity'];

/** Headers that mean something else in our routes. */
const taken = ['app-version', 'branch', 'mm-vmodel-id', 'cookie', 'set-cookie', 'host'];

/** What the schema cannot say of affinity: whether the strategy shares users out, and whether the route can keep them. */
export function checkAffinity(context: TrafficContext): readonly Finding[] {
  const { values, environment, release, strategy } = context;
  const affinity = mapAt(mapAt(values, 'application') ?? {}, 'affinity');
  if (affinity === undefined || !environment.keys.includes('application.affinity')) return [];
  if (!sharesByWeight(strategy)) return [withoutEffect(release.strategy)];
  const header = textAt(affinity, 'header');
  // The schema accepts a key of the user's own instead of the two.
  const isMissing = (key: string) => !isGiven(affinity[key]) && !context.isTakenOut([...place, key]);
  if (isMissing('cookie') && isMissing('header'))
    return [unsupported('nothing says by what', 'give it cookie or header')];
  const names = release.versions.filter(context.hasSoundName).map(({ destination }) => destination.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const route = meshByShortName(release.routemap.route?.gvrShort ?? '');
  return [
    ...(header !== undefined && taken.includes(header) ? [takenHeader(header)] : []),
    ...(twice === undefined ? [] : [unsupported(`two versions are called ${twice}`, 'give each a name of its own')]),
    ...(route === undefined ? [] : lackOfRules(route, release.versions.length)),
  ];
}

/** There is a rule for the users of each version, and one that shares the others. */
function lackOfRules({ kind, limits }: Mesh, versions: number): readonly Finding[] {
  if (limits.rules === null || versions < limits.rules) return [];
  const message = `${kind.aKind} has no room for the users of ${versions} versions`;
  return [unsupported(message, `it has for ${limits.rules - 1}`)];
}

function withoutEffect(strategy: string): Finding {
  return {
    code: 'key-without-effect',
    severity: 'warning',
    path: place,
    message: `affinity has no effect in the strategy ${strategy}`,
    hint: 'it keeps the users that blue-green shares out',
    at: keyAt(place),
  };
}

function takenHeader(header: string): Finding {
  const path = [...place, 'header'];
  return {
    code: 'invalid-name',
    severity: 'error',
    path,
    message: `the header ${quote(header)} has another meaning`,
    hint: 'take a name of your own, such as shop-version; it is told only while there is more than one version to choose from',
    at: valueAt(path),
  };
}

function unsupported(message: string, hint: string): Finding {
  return {
    code: 'unsupported',
    severity: 'error',
    path: place,
    message: `affinity cannot be kept: ${message}`,
    hint,
    at: keyAt(place),
  };
}
