import type { Mesh } from '../../mesh/mesh.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import { sharesByWeight } from '../../release/derive-affinity.ts';
import { isGiven, mapAt, textAt } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import type { TrafficContext } from './traffic-context.ts';

const place = ['application', 'affinity'];

/** Headers that have another meaning in the routes. */
const taken = ['app-version', 'branch', 'mm-vmodel-id', 'cookie', 'set-cookie', 'host'];

/** Checks what the schema cannot check: whether the strategy shares users, and whether the route can keep them apart. */
export function checkAffinity(context: TrafficContext): readonly Finding[] {
  const { values, environment, release, strategy } = context;
  const affinity = mapAt(mapAt(values, 'application') ?? {}, 'affinity');
  if (affinity === undefined || !environment.keys.includes('application.affinity')) return [];
  if (!sharesByWeight(strategy)) return [withoutEffect(release.strategy)];
  const header = textAt(affinity, 'header');
  // The schema accepts a key of the user's own instead of the two.
  const isMissing = (key: string) => !isGiven(affinity[key]) && !context.isTakenOut([...place, key]);
  if (isMissing('cookie') && isMissing('header'))
    return [
      unsupported('affinity needs cookie or header', 'write cookie: { name: shop-user } or header: shop-version'),
    ];
  const names = release.versions.filter(context.hasSoundName).map(({ destination }) => destination.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const route = meshByShortName(release.routemap.route?.gvrShort ?? '');
  return [
    ...(header !== undefined && taken.includes(header) ? [takenHeader(header)] : []),
    ...(twice === undefined
      ? []
      : [
          unsupported(
            `affinity needs a different name for each version, but two are called ${twice}`,
            'rename one of them',
          ),
        ]),
    ...(route === undefined ? [] : lackOfRules(route, release.versions.length)),
  ];
}

/** The route has one rule for the users of each version, and one that shares all others. */
function lackOfRules({ kind, limits }: Mesh, versions: number): readonly Finding[] {
  if (limits.rules === null || versions < limits.rules) return [];
  const message = `affinity with ${versions} versions does not fit into ${kind.aKind}`;
  return [unsupported(message, `use at most ${limits.rules - 1} versions`)];
}

function withoutEffect(strategy: string): Finding {
  return {
    code: 'key-without-effect',
    severity: 'warning',
    path: place,
    message: `affinity has no effect in the strategy ${strategy}`,
    hint: 'affinity works with the strategy blue-green',
    at: keyAt(place),
  };
}

function takenHeader(header: string): Finding {
  const path = [...place, 'header'];
  return {
    code: 'invalid-name',
    severity: 'error',
    path,
    message: `the route already uses the header ${quote(header)} for another purpose`,
    hint: 'choose another name, such as shop-version',
    at: valueAt(path),
  };
}

function unsupported(message: string, hint: string): Finding {
  return {
    code: 'unsupported',
    severity: 'error',
    path: place,
    message,
    hint,
    at: keyAt(place),
  };
}
