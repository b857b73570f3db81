import type { RequiredCondition } from '../configuration/resource-type.ts';
import type { ObservedCondition, ObservedObject } from '../observed/observed-object.ts';

/** Whether an object can serve requests, or why not: a clause such as `it is being deleted`. */
export type Availability =
  | { readonly kind: 'available' }
  | { readonly kind: 'unavailable'; readonly because: string }
  /** Its status meets the conditions, but is about an earlier generation: nobody knows yet. */
  | { readonly kind: 'outdated'; readonly because: string };

const yes: Availability = { kind: 'available' };

/**
 * Whether an object of a version is available: it exists, is not being deleted, has pods, and has the conditions of its
 * kind at its current generation. Unlike with the public controller, a Deployment with 0 replicas is unavailable.
 * Source: conditionsSatisfied in controllers/routemap.go of github.com/iter8-tools/iter8
 *
 * @param object undefined if it does not exist, or lacks the label `iter8.tools/watch: "true"`
 */
export function availabilityOf(
  object: ObservedObject | undefined,
  required: readonly RequiredCondition[],
): Availability {
  if (object === undefined) return no('it does not exist, or lacks the label iter8.tools/watch: "true"');
  if (object.isLeaving) return no('it is being deleted');
  if (object.replicas === 0) return no('it has 0 replicas');
  return worstOf(required.map((condition) => answerOf(condition, object)));
}

/** The answer about all of several parts: available if every part is. */
export function worstOf(answers: readonly Availability[]): Availability {
  return answers.find(({ kind }) => kind === 'unavailable') ?? answers.find(({ kind }) => kind === 'outdated') ?? yes;
}

function no(because: string): Availability {
  return { kind: 'unavailable', because };
}

function answerOf({ name, status }: RequiredCondition, object: ObservedObject): Availability {
  const found = object.conditions.filter(({ type }) => isSame(type, name));
  if (found.length === 0) return no(`it has no condition ${name} yet`);
  const other = found.find((condition) => !isSame(condition.status, status));
  if (other !== undefined) return no(`its condition ${name} is ${other.status || 'empty'}, not ${status}`);
  const isOld = found.some((condition) => isOutdated(condition, object));
  return isOld ? { kind: 'outdated', because: `its condition ${name} is about an earlier generation` } : yes;
}

/** A status without a generation is taken to be current. */
function isOutdated({ observedGeneration }: ObservedCondition, object: ObservedObject): boolean {
  const observed = observedGeneration ?? object.observedGeneration;
  return object.generation !== null && observed !== null && observed < object.generation;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
