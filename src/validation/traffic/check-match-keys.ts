import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { ignoredHeaders } from '../../release/conditions/ignored-headers.ts';
import { versionConditions } from '../../release/conditions/version-conditions.ts';
import type { Version } from '../../release/release.ts';
import { type Data, dataAt, isMap, mapAt } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** The keys under which environments take the conditions of a candidate. */
const matchKeys = ['match', 'matches'];

/** Environments for what only one of the two forms can say. */
const homes: { readonly [key: string]: string } = { match: 'deployment-istio', matches: 'deployment-gtw' };

/** Conditions that nothing reads, and those of which the environment cannot have some or all. */
export function checkMatchKeys(context: TrafficContext): readonly Finding[] {
  return context.release.versions.flatMap((version) => {
    const given = matchKeys.filter((key) => isGiven([...version.path, key], context));
    const { match } = context.strategy;
    if (match === null || version.role === 'primary') return given.map((key) => withoutEffect(key, version, context));
    if (!matchKeys.includes(match.key)) return given.map((key) => unread(key, match.key, version, context));
    if (given.length > 1) return [givenTwice(match.key, version)];
    return [...untranslated(match, version, context), ...ignored(match.key, version, context)];
  });
}

function isGiven(path: Path, { values }: TrafficContext): boolean {
  const match = dataAt(values, path);
  return match !== undefined && match !== null;
}

function withoutEffect(key: string, version: Version, context: TrafficContext): Finding {
  const { release, environment, strategy } = context;
  const path = [...version.path, key];
  return {
    code: 'match-without-effect',
    severity: 'warning',
    path,
    message: `${key} has no effect ${strategy.match === null ? `in the strategy ${release.strategy}` : 'on the primary'}`,
    hint:
      strategy.match === null
        ? hintFor(environment)
        : 'the primary gets all requests that meet no condition of a candidate',
    at: keyAt(path),
  };
}

/** An environment that a user brings may have a key of its own, into which nobody can translate. */
function unread(key: string, own: string, version: Version, { environment }: TrafficContext): Finding {
  const path = [...version.path, key];
  return {
    ...misplaced(path),
    message: `the environment ${environment.name} does not read ${key}`,
    hint: `write the conditions under ${own}`,
  };
}

function givenTwice(own: string, version: Version): Finding {
  const [key = '', path] = [matchKeys.find((other) => other !== own), version.path];
  return {
    ...misplaced([...path, key]),
    message: `version ${version.index} has both match and matches`,
    hint: `keep one of them; ${own} is what the route has`,
    related: [{ message: `${own} is here`, at: keyAt([...path, own]) }],
  };
}

function untranslated(
  match: NonNullable<TrafficContext['strategy']['match']>,
  version: Version,
  context: TrafficContext,
): readonly Finding[] {
  if (!context.isSound(version)) return [];
  const given = dataAt(context.values, version.path);
  const { problems } = versionConditions(isMap(given) ? given : {}, match);
  return problems.map(({ path, message, hint }) => ({
    ...misplaced([...version.path, ...path]),
    message: `the environment ${context.environment.name} cannot have this condition: ${message}`,
    hint: hint ?? `write it another way, or choose an environment with ${path[0]}, such as ${homes[String(path[0])]}`,
  }));
}

/** Conditions in Istio's form on headers that it does not look at. */
function ignored(own: string, { path }: Version, { values }: TrafficContext): readonly Finding[] {
  const entries = own === 'match' ? dataAt(values, [...path, 'match']) : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: Data, index) => {
    const names = Object.keys((isMap(entry) && mapAt(entry, 'headers')) || {}).filter((name) =>
      ignoredHeaders.has(name),
    );
    return names.map((name): Finding => {
      const place = [...path, 'match', index, 'headers', name];
      return {
        code: 'match-without-effect',
        severity: 'warning',
        path: place,
        message: `Istio ignores conditions on a header named ${name}`,
        hint: `write ${name} beside headers, not in it`,
        at: keyAt(place),
      };
    });
  });
}

function misplaced(path: Path): Pick<Finding, 'code' | 'severity' | 'path' | 'at'> {
  return { code: 'misplaced-match', severity: 'error', path, at: keyAt(path) };
}

function hintFor(environment: Environment): string {
  const matching = Object.entries(environment.strategies).filter(([, { match }]) => match !== null);
  const names = matching.map(([name]) => name).join(' and ');
  return names === ''
    ? `no strategy of ${environment.name} tells requests apart`
    : `the strategy ${names} tells requests apart`;
}
