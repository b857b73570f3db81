import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment, Strategy } from '../../environments/environment.ts';
import type { Version } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Finds weights without effect, and weights that leave a version without requests. */
export function lintWeights(context: TrafficContext): readonly Finding[] {
  const { release, strategy } = context;
  const versions = release.versions.filter(context.isSound);
  const useless = versions.filter((version) => version.weight === null && hasWeight(version, context));
  const findings = useless.map((version) => withoutEffect(version, context));
  if (strategy.weights === 'every-version') {
    const lint = strategy.match === null ? lintShares : lintSwitches;
    return [...findings, ...lint(versions, context)];
  }
  if (strategy.weights === 'candidates') return [...findings, ...lintMirrors(versions)];
  return findings;
}

function hasWeight({ path }: Version, { values }: TrafficContext): boolean {
  return isGiven(dataAt(values, [...path, 'weight']));
}

function withoutEffect({ path, role }: Version, { release, strategy, environment }: TrafficContext): Finding {
  const primary = strategy.weights === 'candidates' && role === 'primary';
  return {
    ...warning('weight-without-effect', [...path, 'weight']),
    message: primary
      ? `the weight of the primary has no effect in the strategy ${release.strategy}`
      : `a weight has no effect in the strategy ${release.strategy}${exception(role, strategy)}`,
    hint: primary
      ? 'the primary answers every request; give weights to the candidates'
      : hintFor(strategy, environment),
    at: keyAt([...path, 'weight']),
  };
}

function exception(role: Version['role'], { weights, match }: Strategy): string {
  const canSwitchOff = weights === 'every-version' && match !== null && role === 'candidate';
  return canSwitchOff ? ', except 0, which switches a candidate off' : '';
}

function hintFor(strategy: Strategy, environment: Environment): string {
  // Where conditions decide, versions have a weight only so that 0 can switch them off.
  const weighted = Object.entries(environment.strategies).filter(
    ([, { weights, match }]) => weights === 'every-version' && match === null,
  );
  const reason =
    strategy.match === null ? 'the versions do not share requests' : 'conditions decide who gets a request';
  if (weighted.length === 0) return `${reason}; remove it`;
  return `${reason}; ${weighted.map(([name]) => name).join(' and ')} shares requests by weight`;
}

/** Where conditions decide, the weight 0 switches a candidate off, and other weights have no effect. */
function lintSwitches(versions: readonly Version[], context: TrafficContext): readonly Finding[] {
  const isSwitchedOff = ({ weight, role }: Version) => weight?.value === 0 && role === 'candidate';
  const useless = versions.filter((version) => hasWeight(version, context) && !isSwitchedOff(version));
  return [
    ...versions
      .filter(isSwitchedOff)
      .map((version) =>
        withoutRequests(version, 'remove the weight so that its conditions count, or remove the version'),
      ),
    ...useless.map((version) => withoutEffect(version, context)),
  ];
}

/** If every weight is 0, the controller sends all requests to the primary. */
function lintShares(versions: readonly Version[], context: TrafficContext): readonly Finding[] {
  const { release } = context;
  const idle = versions.filter(({ weight }) => weight?.value === 0);
  if (idle.length > 0 && idle.length === release.versions.length) return [allZero(idle)];
  const hint = 'give it a weight of 1 or more, or remove it';
  const without = idle.filter(({ role }) => role === 'candidate').map((version) => withoutRequests(version, hint));
  return [...without, ...omitted(versions, context)];
}

/** A weight of 90 for one of two versions hardly means 90 to 50. Beside a weight of 0, the other version gets everything. */
function omitted(versions: readonly Version[], context: TrafficContext): readonly Finding[] {
  const weighing = versions.filter(({ weight }) => weight?.value !== 0);
  const without = weighing.filter((version) => !hasWeight(version, context));
  if (versions.length < context.release.versions.length || without.length === weighing.length) return [];
  const total = weighing.reduce((sum, { weight }) => sum + (weight?.value ?? 0), 0);
  return without.map(({ path, index, weight }) => ({
    code: 'weight-omitted',
    severity: 'info',
    path,
    message: `version ${index} has no weight and counts as ${weight?.value}, so it gets ${weight?.value} of ${total} requests`,
    hint: 'give a weight to every version, or to none',
    at: valueAt(path),
  }));
}

function withoutRequests({ path, index }: Version, hint: string): Finding {
  return {
    ...warning('candidate-without-traffic', [...path, 'weight']),
    message: `version ${index} has weight 0, so it gets no requests`,
    hint,
    at: valueAt([...path, 'weight']),
  };
}

function allZero(versions: readonly Version[]): Finding {
  const [first, ...others] = versions.map(({ path }) => [...path, 'weight']);
  const path = first ?? [];
  return {
    ...warning('weights-all-zero', path),
    message: versions.length === 1 ? 'the only version has weight 0' : 'every version has weight 0',
    hint: 'the primary then gets all requests; give it a weight to make this explicit',
    at: valueAt(path),
    related: others.map((other) => ({ message: 'and here', at: valueAt(other) })),
  };
}

function lintMirrors(versions: readonly Version[]): readonly Finding[] {
  return versions.flatMap(({ path, index, weight }) => {
    const value = weight?.value ?? 1;
    const place = [...path, 'weight'];
    if (value > 100) return [beyondAll(place, index, value)];
    if (value > 0) return [];
    return [
      {
        ...warning('candidate-without-traffic', place),
        message: `version ${index} has weight 0, so it gets no copies of requests`,
        hint: 'give it the percentage of requests to copy, 1 to 100, or remove it',
        at: valueAt(place),
      },
    ];
  });
}

function beyondAll(path: Path, index: number, value: number): Finding {
  return {
    ...warning('mirror-percentage', path),
    message: `version ${index} cannot get copies of ${value} % of the requests`,
    hint: 'the weight of a mirror is a percentage; write 100 for all requests',
    at: valueAt(path),
  };
}

function warning(code: Finding['code'], path: Path): Pick<Finding, 'code' | 'severity' | 'path'> {
  return { code, severity: 'warning', path };
}
