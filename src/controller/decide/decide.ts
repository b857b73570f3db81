import type { ExecutionRules } from '../../routing/execute-routing-template.ts';
import type { DataMap } from '../../values/data.ts';
import type { ResourceTypes } from '../configuration/resource-type.ts';
import type { ObservedRoute } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import type { StatusVersion, WrittenRoute } from '../status/stored-status.ts';
import { type DecidedRoute, decideRoutes } from './decide-routes.ts';
import { decideVersions, type FindObject, type VersionState } from './decide-versions.ts';
import { namesOf, versionKey } from './known-presences.ts';
import { planRoute, type RoutePlan } from './plan-route.ts';
import { type Presence, type Presences, settle } from './settle.ts';

/** All that the decision about a routemap depends on. */
export interface Observation {
  readonly routemap: ObservedRoutemap;
  readonly findObject: FindObject;
  /** Finds the route that an object is to become; undefined if it does not exist. */
  readonly findRoute: (object: DataMap, gvrShort: string) => ObservedRoute | undefined;
  /** What was written last, by the name of the routing template. */
  readonly written: { readonly [template: string]: WrittenRoute };
  readonly presences: Presences;
  /** In milliseconds. */
  readonly now: number;
}

/** How the controller was started. */
export interface DecisionOptions {
  readonly types: ResourceTypes;
  /** How long a returning version waits for its share, in milliseconds. */
  readonly settle: number;
  readonly templates: ExecutionRules;
}

/** What to do about a routemap. */
export interface Decision {
  readonly versions: readonly StatusVersion[];
  readonly presences: Presences;
  /** When to decide again, in milliseconds; null if only a change can lead to another decision. */
  readonly wakeAt: number | null;
  readonly routes: readonly PlannedRoute[];
  /** What the user can mend, as sentences without a full stop. */
  readonly problems: readonly string[];
}

export interface PlannedRoute {
  readonly template: string;
  readonly gvrShort: string;
  readonly object: DataMap;
  readonly plan: RoutePlan;
}

/** A version, and whether it gets its share. */
interface SettledState extends Omit<VersionState, 'availability'> {
  readonly available: boolean;
  /** Why it does not get its share; null if it does. */
  readonly because: string | null;
}

/** Decides about a routemap: observed objects → availability → weights → routes → writes. */
export function decide(observation: Observation, { types, settle: wait, templates }: DecisionOptions): Decision {
  const { routemap, findObject, now } = observation;
  const { specification } = routemap;
  if (!specification.ok) {
    return { versions: [], presences: new Map(), wakeAt: null, routes: [], problems: specification.problems };
  }
  const keys = specification.versions.map((version) => versionKey(version, routemap.namespace));
  const found = decideVersions(specification.versions, types, findObject);
  const sights = found.map(({ availability }, index) => {
    return { version: keys[index] ?? '', availability: availability.kind };
  });
  const { presences, wakeAt } = settle(sights, observation.presences, now, wait);
  const states = found.map((state, index) => settledState(state, presences.get(keys[index] ?? ''), wait));
  const { weights, routes } = decideRoutes(routemap, states, templates);
  const names = namesOf(specification.versions);
  return {
    versions: states.map(({ available, because }, index) => {
      return { name: names[index] ?? '', available, because, weight: weights[index] ?? 0 };
    }),
    presences,
    wakeAt,
    routes: routes.flatMap((route) => planOf(route, observation)),
    problems: [...states.flatMap(({ problems }) => problems), ...routes.flatMap(problemOf)],
  };
}

function settledState(state: VersionState, presence: Presence | undefined, wait: number): SettledState {
  const { availability, annotatedWeight, problems } = state;
  const rest = { annotatedWeight, problems };
  if (presence?.kind === 'serving') return { available: true, because: null, ...rest };
  const waiting = `it is available again, and gets its share after ${wait / 1000} s`;
  return { available: false, because: availability.kind === 'available' ? waiting : availability.because, ...rest };
}

function planOf(route: DecidedRoute, { routemap, findRoute, written }: Observation): readonly PlannedRoute[] {
  if (!route.ok || route.object === null) return [];
  const { template, gvrShort, object } = route;
  const plan = planRoute(object, routemap, findRoute(object, gvrShort), written[template]);
  return [{ template, gvrShort, object, plan }];
}

function problemOf(route: DecidedRoute): readonly string[] {
  return route.ok ? [] : [`the routing template ${route.template} fails: ${route.problem}`];
}
