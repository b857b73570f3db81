import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { meshByConditionKey, meshes } from '../../mesh/meshes.ts';
import type { Version } from '../../release/release.ts';
import { versionConditions } from '../../release/version-conditions.ts';
import { dataAt, isGiven, isMap } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import type { TrafficContext } from './traffic-context.ts';

/** The keys for the conditions of a candidate. */
const matchKeys = meshes.map(({ conditions }) => conditions.key);

/** Finds conditions without effect, and conditions that the environment does not support. */
export function checkMatchKeys(context: TrafficContext): readonly Finding[] {
  return context.release.versions.flatMap((version) => {
    const given = matchKeys.filter((key) => isGiven(dataAt(context.values, [...version.path, key])));
    const { match } = context.strategy;
    if (match === null || version.role === 'primary') return given.map((key) => withoutEffect(key, version, context));
    if (!matchKeys.includes(match.key)) return given.map((key) => unread(key, match.key, version, context));
    if (given.length > 1) return [givenTwice(match.key, given, version)];
    return untranslated(match, version, context);
  });
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
        : 'the primary gets all requests that match no condition of a candidate',
    at: keyAt(path),
  };
}

/** An environment of the user may have a key of its own. Its form is not known, so conditions cannot be translated into it. */
function unread(key: string, own: string, version: Version, { environment }: TrafficContext): Finding {
  const path = [...version.path, key];
  return {
    ...misplaced(path),
    message: `the environment ${environment.name} does not read ${key}`,
    hint: `write the conditions under ${own}`,
  };
}

function givenTwice(own: string, given: readonly string[], version: Version): Finding {
  const [key = '', path] = [given.find((other) => other !== own), version.path];
  return {
    ...misplaced([...path, key]),
    message: `version ${version.index} has both ${joinWords(given, 'and')}`,
    hint: `keep one of them; the route needs ${own}`,
    related: given.includes(own) ? [{ message: `${own} is here`, at: keyAt([...path, own]) }] : [],
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
    message: `the environment ${context.environment.name} does not support this condition: ${message}`,
    hint:
      hint ??
      `write the condition in another way, or choose an environment with ${path[0]}, such as ${meshByConditionKey(String(path[0]))?.conditions.environment}`,
  }));
}

function misplaced(path: Path): Pick<Finding, 'code' | 'severity' | 'path' | 'at'> {
  return { code: 'misplaced-match', severity: 'error', path, at: keyAt(path) };
}

function hintFor(environment: Environment): string {
  const matching = Object.entries(environment.strategies).filter(([, { match }]) => match !== null);
  const names = matching.map(([name]) => name).join(' and ');
  return names === '' ? `no strategy of ${environment.name} has conditions` : `the strategy ${names} has conditions`;
}
