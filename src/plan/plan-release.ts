import type { Manifest } from '../manifests/manifest.ts';
import type { Release, Version } from '../release/release.ts';
import { makeRoutes, type RoutesResult, routeObjects } from '../routing/make-routes.ts';
import type { RoutemapContent } from '../routing/routemap-content.ts';
import { versionNames, versionsWithServices } from '../routing/routemap-versions.ts';
import { readRoute } from '../routing/simulate/read-route.ts';
import { summarizeRoute } from '../routing/summary/summarize-route.ts';
import { compareManifests } from './objects/compare-manifests.ts';
import { findImmutableFieldChanges } from './objects/find-immutable-field-changes.ts';
import type { Plan, PlannedRelease, Rollout } from './plan.ts';
import { keepsPods, planRollouts } from './rollouts/plan-rollouts.ts';
import { findAbandonedRoutes } from './traffic/find-abandoned-routes.ts';
import { findRegressions } from './traffic/find-regressions.ts';
import { type Phase, planTraffic } from './traffic/plan-traffic.ts';

/** A release with its manifests and its routemap. */
export interface PlanSide {
  readonly release: Release;
  readonly manifests: readonly Manifest[];
  readonly routemap: RoutemapContent;
}

export type PlanResult = { readonly ok: true; readonly plan: Plan } | Extract<RoutesResult, { readonly ok: false }>;

/**
 * Plans the change from one release to another: which versions answer requests before, until all pods are ready, and
 * afterwards; what happens to the pods of each version; and which objects change. It assumes that every version of the
 * earlier release is available.
 *
 * @throws RouteProblem if requests cannot be followed through a route, such as one with an expression that is not in RE2 syntax
 */
export function planRelease(before: PlanSide, after: PlanSide): PlanResult {
  const rollouts = planRollouts(after.release, namesOf(after), before.manifests, after.manifests);
  const results = {
    before: makeAllRoutes(before),
    during: makeRoutes(after.routemap, rollouts.map(isAvailable)),
    after: makeAllRoutes(after),
  };
  for (const result of Object.values(results)) if (!result.ok) return result;
  const phases = {
    before: phaseOf(before, results.before),
    during: phaseOf(after, results.during),
    after: phaseOf(after, results.after),
  };
  const traffic = planTraffic(phases);
  const objects = compareManifests(before.manifests, after.manifests);
  return {
    ok: true,
    plan: {
      before: factsOf(before),
      after: factsOf(after),
      traffic,
      rollouts,
      leaving: findLeaving(before, after),
      regressions: findRegressions(traffic, rollouts, contentsOf(before)),
      abandonedRoutes: findAbandonedRoutes(phases.before, phases.after),
      objects,
      immutableFieldChanges: findImmutableFieldChanges(objects),
    },
  };
}

/** The routes while all versions are available. */
function makeAllRoutes({ routemap }: PlanSide): RoutesResult {
  return makeRoutes(
    routemap,
    routemap.versions.map(() => true),
  );
}

/** Whether Iter8 counts a version as available until the change is over. */
function isAvailable(rollout: Rollout): boolean {
  return keepsPods(rollout) || rollout.state === 'rolling';
}

function phaseOf({ routemap }: PlanSide, result: RoutesResult): Phase {
  const known = versionsWithServices(routemap);
  const objects = result.ok ? routeObjects(result.routes) : [];
  return { routes: objects.map((object) => summarizeRoute(readRoute(object), known)), known };
}

/** What each version of a release serves. */
function contentsOf(side: PlanSide): ReadonlyMap<string, string> {
  const rollouts = planRollouts(side.release, namesOf(side), [], side.manifests);
  return new Map(rollouts.map(({ version, after }) => [version, after]));
}

/** The versions that the new release no longer has, with their namespace if another version has the same name now. */
function findLeaving(before: PlanSide, after: PlanSide): readonly string[] {
  const kept = new Set(after.release.versions.map(keyOf));
  const [names, laterNames] = [namesOf(before), namesOf(after)];
  return before.release.versions.flatMap((version, index) => {
    const name = names[index] ?? version.name;
    if (kept.has(keyOf(version))) return [];
    return [laterNames.includes(name) ? `${name} in ${version.namespace}` : name];
  });
}

function keyOf({ namespace, name }: Version): string {
  return `${namespace}/${name}`;
}

/** The names of the versions that the traffic uses. */
function namesOf({ routemap }: PlanSide): readonly string[] {
  return versionNames(routemap.versions);
}

function factsOf(side: PlanSide): PlannedRelease {
  const { application, environment, strategy } = side.release;
  const { name, namespace } = application;
  return { name, namespace, environment, strategy, versions: namesOf(side) };
}
