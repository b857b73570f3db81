import type { Limit } from '../../environments/environment.ts';
import { meshByConditionKey, meshes } from '../../mesh/meshes.ts';
import { groupOf } from '../../mesh/names.ts';
import type { Version } from '../../release/release.ts';
import { versionConditions } from '../../release/version-conditions.ts';
import { dataAt, isMap } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Checks that the route of the strategy has room for all versions, their conditions and their weights. */
export function checkLimit(context: TrafficContext): readonly Finding[] {
  const { release, strategy } = context;
  const { limit } = strategy;
  const tooMuch = tooMuchTogether(context);
  if (limit === undefined) return tooMuch;
  const { weight = Number.POSITIVE_INFINITY } = limit;
  const tooHeavy = release.versions.filter((version) => (version.weight?.value ?? 0) > weight);
  return [
    ...(release.versions.length > limit.versions ? [tooManyVersions(context, limit)] : []),
    ...tooHeavy.map((version) => tooMuchWeight(version, context, weight)),
    ...tooManyConditions(context, limit),
    ...context.release.versions.flatMap((version) => tooManyInRule(version, context)),
    ...tooMuch,
  ];
}

function tooManyVersions({ release, environment }: TrafficContext, { versions, reason }: Limit): Finding {
  const path = ['application', 'versions'];
  return {
    code: 'unsupported',
    severity: 'error',
    path,
    message: `the strategy ${release.strategy} of ${environment.name} takes at most ${versions} versions, not ${release.versions.length}`,
    hint: reason,
    at: keyAt(path),
  };
}

function tooMuchWeight({ path, weight }: Version, { release, environment }: TrafficContext, most: number): Finding {
  const place = [...path, 'weight'];
  return {
    code: 'out-of-range',
    severity: 'error',
    path: place,
    message: `the strategy ${release.strategy} of ${environment.name} takes weights up to ${most}, not ${weight?.value}`,
    hint: 'only the ratio of the weights matters; reduce all of them',
    at: valueAt(place),
  };
}

/** Envoy, which runs the routes, refuses weights beyond this sum. Source: WeightedCluster in its route_components.proto */
const mostTogether = 4_294_967_295;

/** Points to the first weight beyond the sum. While a version is not available, the sum is smaller. */
function tooMuchTogether({ release, strategy }: TrafficContext): readonly Finding[] {
  if (strategy.weights !== 'every-version' || strategy.match !== null || strategy.route === null) return [];
  const weights = release.versions.map(({ weight }) => weight?.value ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= mostTogether) return [];
  let sum = 0;
  const version = release.versions.find((_, index) => {
    sum += weights[index] ?? 0;
    return sum > mostTogether;
  });
  const place = [...(version?.path ?? []), 'weight'];
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path: place,
      message: `the weights of all versions add up to ${total}, and proxies take at most ${mostTogether}`,
      hint: 'only the ratio of the weights matters; reduce all of them',
      at: valueAt(place),
    },
  ];
}

/** Points to the first condition beyond the limit. While a version is not available, the route has fewer conditions. */
function tooManyConditions(context: TrafficContext, { conditions: most, reason }: Limit): readonly Finding[] {
  const counts = context.release.versions.map(({ role, ruleMatch }) =>
    role === 'candidate' ? (ruleMatch?.length ?? 0) : 0,
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (most === undefined || total <= most) return [];
  let sum = 0;
  const version = context.release.versions.find((_, index) => {
    sum += counts[index] ?? 0;
    return sum > most;
  });
  const place = version === undefined ? [] : placeOfConditions(version, context);
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path: place,
      message: `the strategy ${context.release.strategy} of ${context.environment.name} takes at most ${most} conditions in total for all candidates, not ${total}`,
      hint: `${reason}; a regular expression can replace several conditions`,
      at: keyAt(place),
    },
  ];
}

/** The schema limits what is given; a rule can get more of it. */
function tooManyInRule(version: Version, context: TrafficContext): readonly Finding[] {
  const most = meshByConditionKey(context.strategy.match?.key ?? '')?.conditions.mostEntries ?? null;
  const [given, made] = [version.match?.length ?? 0, version.ruleMatch?.length ?? 0];
  if (most === null || made <= most || given > most) return [];
  const place = placeOfConditions(version, context);
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path: place,
      message: `the conditions of version ${version.index} become ${made} in the route, but a rule has at most ${most}`,
      hint: 'beside a path with a regular expression, each PathPrefix takes two conditions; write fewer of them',
      at: keyAt(place),
    },
  ];
}

function placeOfConditions({ path }: Version, { values, strategy }: TrafficContext) {
  const given = dataAt(values, path);
  const found = strategy.match && versionConditions(isMap(given) ? given : {}, strategy.match);
  return [...path, ...(found?.path ?? [])];
}

/** Checks that the object which allows requests into another namespace has room for the versions there. */
export function checkGrants({ release, environment }: TrafficContext): readonly Finding[] {
  const grant = meshes
    .flatMap((mesh) => mesh.grant ?? [])
    .find(({ group, kind }) =>
      environment.namespaceObjects.some((object) => object.kind === kind && groupOf(object.apiVersion) === group),
    );
  if (grant === undefined || release.routemap.route === null) return [];
  const { kind, mostServices } = grant;
  const path = ['application', 'versions'];
  return release.furtherNamespaces
    .filter(({ services }) => services.length > mostServices)
    .map(({ namespace, services }) => ({
      code: 'unsupported',
      severity: 'error',
      path,
      message: `namespace ${namespace} has ${services.length} versions of the application in ${release.application.namespace}, but ${environment.name} allows at most ${mostServices}`,
      hint: `a ${kind} names at most ${mostServices} Services; move the application to ${namespace}, or move a version elsewhere`,
      at: keyAt(path),
    }));
}
