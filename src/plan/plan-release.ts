import type { Manifest } from '../manifests/manifest.ts';
import type { Release, Version } from '../release/release.ts';
import { makeRoutes, type RoutesResult } from '../routing/make-routes.ts';
import type { RoutemapContent } from '../routing/routemap-content.ts';
import { versionNames, versionsWithServices } from '../routing/routemap-versions.ts';
import { isRoute, readRoute } from '../routing/simulate/read-route.ts';
import { summarizeRoute } from '../routing/summary/summarize-route.ts';
import { compareManifests } from './objects/compare-manifests.ts';
import { findRefusals } from './objects/find-refusals.ts';
import type { Plan, PlannedRelease } from './plan.ts';
import { keepsPods } from './rollouts/keeps-pods.ts';
import { planRollouts } from './rollouts/plan-rollouts.ts';
import type { Rollout } from './rollouts/rollout.ts';
import { findLeftovers, type MadeRoutes } from './traffic/find-leftovers.ts';
import { findSetbacks } from './traffic/find-setbacks.ts';
import type { Phase } from './traffic/phase.ts';
import { planTraffic } from './traffic/plan-traffic.ts';

/** A release with what is made of it. */
export interface PlanSide {
  readonly release: Release;
  readonly manifests: readonly Manifest[];
  readonly routemap: RoutemapContent;
}

export type PlanResult = { readonly ok: true; readonly plan: Plan } | Extract<RoutesResult, { readonly ok: false }>;

/**
 * Tells what happens when one release takes the place of another: who answers whom, before, until all pods are ready and
 * afterwards; what becomes of each version's pods; and which objects change. It assumes that every version of the earlier
 * release is available.
 *
 * @throws RouteProblem if a route leads requests too many ways to follow
 */
export function planRelease(before: PlanSide, after: PlanSide): PlanResult {
  const rollouts = planRollouts(after.release, namesOf(after), before.manifests, after.manifests);
  const results = {
    before: makeRoutes(
      before.routemap,
      before.routemap.versions.map(() => true),
    ),
    during: makeRoutes(after.routemap, rollouts.map(isAvailable)),
    after: makeRoutes(
      after.routemap,
      after.routemap.versions.map(() => true),
    ),
  };
  for (const result of Object.values(results)) if (!result.ok) return result;
  const traffic = planTraffic({
    before: phaseOf(before, results.before),
    during: phaseOf(after, results.during),
    after: phaseOf(after, results.after),
  });
  const objects = compareManifests(before.manifests, after.manifests);
  return {
    ok: true,
    plan: {
      before: shortly(before),
      after: shortly(after),
      traffic,
      rollouts,
      leaving: findLeaving(before, after),
      setbacks: findSetbacks(traffic, rollouts, contentsOf(before)),
      leftovers: findLeftovers(madeRoutes(before, results.before), madeRoutes(after, results.after)),
      objects,
      refusals: findRefusals(objects),
    },
  };
}

/** Whether Iter8 takes a version for available until the change is over. */
function isAvailable(rollout: Rollout): boolean {
  return keepsPods(rollout) || rollout.state === 'rolling';
}

function phaseOf({ routemap, release }: PlanSide, result: RoutesResult): Phase {
  const { objects, namespace } = madeRoutes({ release }, result);
  const known = versionsWithServices(routemap);
  return { routes: objects.map((object) => summarizeRoute(readRoute(object, namespace), known)), known };
}

function madeRoutes({ release }: Pick<PlanSide, 'release'>, result: RoutesResult): MadeRoutes {
  const objects = result.ok ? Object.values(result.routes.objects).filter(isRoute) : [];
  return { objects, namespace: release.application.namespace };
}

/** What each version of a release serves. */
function contentsOf(side: PlanSide): ReadonlyMap<string, string> {
  const rollouts = planRollouts(side.release, namesOf(side), [], side.manifests);
  return new Map(rollouts.map(({ version, after }) => [version, after]));
}

/** The versions that the new release has no longer, with their namespace where another has the name now. */
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

/** What the traffic calls the versions. */
function namesOf({ routemap }: PlanSide): readonly string[] {
  return versionNames(routemap.versions);
}

function shortly(side: PlanSide): PlannedRelease {
  const { application, environment, strategy } = side.release;
  const { name, namespace } = application;
  return { name, namespace, environment, strategy, versions: namesOf(side) };
}
