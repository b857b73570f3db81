import type { RoutedResource } from '../../routing/routemap-content.ts';
import { readWeight } from '../../routing/routemap-weights.ts';
import { nameResource, type ResourceTypes } from '../configuration/resource-type.ts';
import type { ObservedObject } from '../observed/observed-object.ts';
import type { RoutemapVersion } from '../observed/read-routemap-object.ts';
import { type Availability, availabilityOf, worstOf } from './availability.ts';

/** A version of a routemap as it is at the moment. */
export interface VersionState {
  readonly availability: Availability;
  /** The annotation `iter8.tools/weight` of its first resource; null if it is absent or not a weight. */
  readonly annotatedWeight: number | null;
  /** What is wrong with the version, in sentences without a full stop; the user can mend it. */
  readonly problems: readonly string[];
}

/** Finds an object of a version; undefined if the controller does not see it. */
export type FindObject = (resource: RoutedResource) => ObservedObject | undefined;

/** The states of all versions: a version is available if all its resources are. */
export function decideVersions(
  versions: readonly RoutemapVersion[],
  types: ResourceTypes,
  find: FindObject,
): readonly VersionState[] {
  return versions.map(({ resources }) => {
    const unknown = resources.filter(({ gvrShort }) => !types.has(gvrShort));
    const weight = weightOf(resources[0], find);
    return {
      availability: worstOf(resources.map((resource) => answerOf(resource, types, find))),
      annotatedWeight: weight.value,
      problems: [
        ...unknown.map(({ gvrShort, name }) => `the configuration has no resource type ${gvrShort}, which ${name} has`),
        ...weight.problems,
      ],
    };
  });
}

function answerOf(resource: RoutedResource, types: ResourceTypes, find: FindObject): Availability {
  const { gvrShort, name } = resource;
  const type = types.get(gvrShort);
  if (type === undefined) {
    return { kind: 'unavailable', because: `${gvrShort} ${name}: the configuration has no such resource type` };
  }
  const answer = availabilityOf(find(resource), type.conditions);
  if (answer.kind === 'available') return answer;
  return { ...answer, because: `${nameResource(type)} ${name}: ${answer.because}` };
}

function weightOf(
  first: RoutedResource | undefined,
  find: FindObject,
): { readonly value: number | null; readonly problems: readonly string[] } {
  const written = first && find(first)?.weight;
  if (first === undefined || written === undefined || written === null) return { value: null, problems: [] };
  const value = readWeight(written);
  if (value !== null) return { value, problems: [] };
  const text = JSON.stringify(written.length > 20 ? `${written.slice(0, 20)}…` : written);
  const problem = `the annotation iter8.tools/weight of ${first.gvrShort} ${first.name} is ${text}: write an integer from 0 to 4294967295`;
  return { value: null, problems: [problem] };
}
