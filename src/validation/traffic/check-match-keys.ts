import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Version } from '../../release/release.ts';
import { type Finding, keyAt } from '../finding.ts';
import { dataAt } from '../schema/data-at.ts';
import type { TrafficContext } from './traffic-context.ts';

/** The keys under which environments take the conditions of a candidate. */
const matchKeys = ['match', 'matches'];

/** Conditions of a version that nothing reads: under the key of another environment, of the primary, or of no use. */
export function checkMatchKeys(context: TrafficContext): readonly Finding[] {
  return context.release.versions.flatMap((version) =>
    matchKeys
      .filter((key) => isGiven([...version.path, key], context))
      .flatMap((key) => explain(key, version, context) ?? []),
  );
}

function isGiven(path: Path, { values }: TrafficContext): boolean {
  const match = dataAt(values, path);
  return match !== undefined && match !== null;
}

function explain(
  key: string,
  version: Version,
  { release, environment, strategy }: TrafficContext,
): Finding | undefined {
  const path = [...version.path, key];
  if (strategy.match !== null && version.role === 'candidate') {
    if (key === strategy.match.key) return undefined;
    return {
      code: 'misplaced-match',
      severity: 'error',
      path,
      message: `the environment ${environment.name} does not read ${key}`,
      hint: `write the conditions under ${strategy.match.key}`,
      at: keyAt(path),
    };
  }
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

function hintFor(environment: Environment): string {
  const matching = Object.entries(environment.strategies).filter(([, { match }]) => match !== null);
  const names = matching.map(([name]) => name).join(' and ');
  return names === ''
    ? `no strategy of ${environment.name} tells requests apart`
    : `the strategy ${names} tells requests apart`;
}
