import type { RequiredCondition } from '../configuration/resource-type.ts';
import type { ObservedCondition, ObservedObject } from '../observed/observed-object.ts';

/** Whether an object can serve requests, or why not: a clause such as `it is being deleted`. */
export type Availability = { readonly available: true } | { readonly available: false; readonly because: string };

const yes: Availability = { available: true };

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
  const missing = required.map((condition) => problemOf(condition, object)).find((problem) => problem !== undefined);
  return missing === undefined ? yes : no(missing);
}

function no(because: string): Availability {
  return { available: false, because };
}

function problemOf({ name, status }: RequiredCondition, object: ObservedObject): string | undefined {
  const found = object.conditions.filter(({ type }) => isSame(type, name));
  if (found.length === 0) return `it has no condition ${name} yet`;
  if (found.some((condition) => isOutdated(condition, object))) {
    return `its condition ${name} is about an earlier generation`;
  }
  const other = found.find((condition) => !isSame(condition.status, status));
  return other === undefined ? undefined : `its condition ${name} is ${other.status || 'empty'}, not ${status}`;
}

/** A status without a generation is taken to be current. */
function isOutdated({ observedGeneration }: ObservedCondition, object: ObservedObject): boolean {
  const observed = observedGeneration ?? object.observedGeneration;
  return object.generation !== null && observed !== null && observed < object.generation;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
