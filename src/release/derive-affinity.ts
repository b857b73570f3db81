import type { Strategy } from '../environments/environment.ts';
import { cookiePattern } from '../mesh/cookie.ts';
import { type DataMap, mapAt, numberAt, textAt } from '../values/data.ts';
import type { VersionAffinity } from './release.ts';

/** How many seconds a user stays at a version by default. */
const defaultMaxAge = 86_400;

/**
 * Derives how users stay at a version. All versions set the cookie, also the primary: if only candidates did, each request of
 * a user of the primary could go to a candidate, and sooner or later all users would stay at a candidate.
 *
 * @param input.name identifies the version in the cookie or header
 * @param input.given the map `application` of the values
 */
export function deriveAffinity(input: {
  readonly name: string;
  readonly index: number;
  readonly given: DataMap;
  readonly strategy: Strategy;
}): VersionAffinity | null {
  const { name, index, given, strategy } = input;
  const affinity = mapAt(given, 'affinity');
  const count = Array.isArray(given.versions) ? given.versions.length : 0;
  if (affinity === undefined || count < 2 || !sharesByWeight(strategy)) return null;
  const mark = byCookie(name, mapAt(affinity, 'cookie')) ?? byHeader(name, textAt(affinity, 'header'));
  if (mark === undefined) return null;
  const others = Array.from({ length: count }, (_, other) => other).filter((other) => other !== index);
  return { rule: `${name}-affinity`, ...mark, others };
}

type Mark = Pick<VersionAffinity, 'condition' | 'response'>;

function byCookie(version: string, cookie: DataMap | undefined): Mark | undefined {
  const name = cookie && textAt(cookie, 'name');
  if (name === undefined) return undefined;
  const maxAge = numberAt(cookie ?? {}, 'maxAge') ?? defaultMaxAge;
  const text = cookiePattern({ name, value: version });
  return {
    condition: { header: 'cookie', kind: 'regex', gatewayKind: 'RegularExpression', text },
    response: { header: 'set-cookie', value: `${name}=${version}; Max-Age=${maxAge}; Path=/` },
  };
}

function byHeader(version: string, name: string | undefined): Mark | undefined {
  if (name === undefined) return undefined;
  return {
    condition: { header: name, kind: 'exact', gatewayKind: 'Exact', text: version },
    response: { header: name, value: version },
  };
}

/** Whether a strategy shares all requests among the versions by weight, as blue-green does. */
export function sharesByWeight({ weights, match, route }: Strategy): boolean {
  return weights === 'every-version' && match === null && route !== null;
}
