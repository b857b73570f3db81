import type { Path } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isGiven, mapAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';

const place = ['application', 'route'];

/** All settings of a route. The schema reports other keys. */
const settings = ['timeout', 'retries', 'fault', 'corsPolicy'];

/** Finds settings that the route does not support, or that have no effect. */
export function checkRoute({ values, environment, release }: CheckContext): readonly Finding[] {
  const route = mapAt(mapAt(values, 'application') ?? {}, 'route');
  if (route === undefined || !environment.keys.includes('application.route')) return [];
  if (release.routemap.route === null) {
    const reason = `route has no effect in the strategy ${release.strategy}`;
    return [withoutEffect(place, reason, 'remove it, or choose a strategy that makes a route')];
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
    message: `the environment ${environment} does not support ${key}`,
    hint:
      known.length === 0
        ? 'remove it'
        : `it supports ${joinWords(known, 'and')}; environments with Istio support ${key}`,
    at: keyAt(path),
  };
}

/** Source: HTTPFaultInjection of https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
function checkFault(route: DataMap): readonly Finding[] {
  if (mapAt(route, 'fault') === undefined) return [];
  const idle = ['timeout', 'retries'].filter((key) => isGiven(route[key]));
  const hint = 'Istio ignores timeout and retries where it injects faults';
  return idle.map((key) => withoutEffect([...place, key], `${key} has no effect together with fault`, hint));
}

function withoutEffect(path: Path, message: string, hint: string): Finding {
  return { code: 'key-without-effect', severity: 'warning', path, message, hint, at: keyAt(path) };
}
