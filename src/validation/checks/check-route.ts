import type { Path } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isGiven, mapAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';

const place = ['application', 'route'];

/** The settings there are; those that the schema refuses are not ours to judge. */
const settings = ['timeout', 'retries', 'fault', 'corsPolicy'];

/** Settings of the route that its rules have no field for, or that do nothing. */
export function checkRoute({ values, environment, release }: CheckContext): readonly Finding[] {
  const route = mapAt(mapAt(values, 'application') ?? {}, 'route');
  if (route === undefined || !environment.keys.includes('application.route')) return [];
  if (release.routemap.route === null) {
    const reason = `route has no effect in the strategy ${release.strategy}`;
    return [withoutEffect(place, reason, 'a strategy that shares requests among the versions has a route')];
  }
  const known = Object.keys(environment.ruleFields ?? {});
  const strange = settings.filter((key) => isGiven(route[key]) && !known.includes(key));
  const faults = known.includes('fault') ? checkFault(route) : [];
  return [...strange.map((key) => unsupported(key, environment.name, known)), ...faults];
}

function unsupported(key: string, environment: string, known: readonly string[]): Finding {
  const path = [...place, key];
  return {
    code: 'unsupported',
    severity: 'error',
    path,
    message: `the routes of ${environment} have no ${key}`,
    hint: known.length === 0 ? 'remove it' : `they have ${joinWords(known, 'and')}; routes of Istio have ${key}`,
    at: keyAt(path),
  };
}

/** Source: HTTPFaultInjection of https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
function checkFault(route: DataMap): readonly Finding[] {
  if (mapAt(route, 'fault') === undefined) return [];
  const idle = ['timeout', 'retries'].filter((key) => isGiven(route[key]));
  const hint = 'Istio applies neither timeout nor retries where it injects faults';
  return idle.map((key) => withoutEffect([...place, key], `${key} has no effect beside fault`, hint));
}

function withoutEffect(path: Path, message: string, hint: string): Finding {
  return { code: 'key-without-effect', severity: 'warning', path, message, hint, at: keyAt(path) };
}
