import { isRoutemap, versionLabel, watchLabel } from '../../iter8/labels.ts';
import { groupOf } from '../../mesh/names.ts';
import type { RoutedResource } from '../../routing/routemap-content.ts';
import { type DataMap, mapAt, textAt, textsAt } from '../../values/data.ts';
import type { ResourceType, ResourceTypes } from '../configuration/resource-type.ts';
import { type Decision, type DecisionOptions, decide } from '../decide/decide.ts';
import { knownPresences } from '../decide/known-presences.ts';
import { type ObservedObject, observeObject } from '../observed/observed-object.ts';
import { type ObservedRoute, observeRoute } from '../observed/observed-route.ts';
import { isConfigMap, type ObservedRoutemap, readRoutemapObject } from '../observed/read-routemap-object.ts';
import { resourceOfKind } from './resource-of-kind.ts';

/** Which routemaps the controller looks after. */
export interface Responsibility {
  /** The values of the label `iter8.tools/version`. */
  readonly versions: readonly string[];
  /** Null for all. */
  readonly namespace: string | null;
}

/** What the controller decides about one routemap. */
export interface RoutemapDecision {
  readonly routemap: ObservedRoutemap;
  readonly decision: Decision;
}

/**
 * What the controller would do if these were all objects of a cluster.
 *
 * @param objects of any kind
 * @param namespace of objects without one
 */
export function decideFromObjects(
  objects: readonly DataMap[],
  namespace: string,
  responsibility: Responsibility,
  options: DecisionOptions,
): readonly RoutemapDecision[] {
  const found = indexObjects(objects, namespace, options.types);
  return objects
    .filter((object) => isWatched(object, namespace, responsibility))
    .map((object) => readRoutemapObject(object, namespace))
    .filter(({ isLeaving }) => !isLeaving)
    .map((routemap) => ({ routemap, decision: decideAlone(routemap, found, options) }));
}

/** Whether the controller looks after an object: a ConfigMap with the labels of a routemap. */
export function isWatched(object: DataMap, namespace: string, responsibility: Responsibility): boolean {
  const metadata = mapAt(object, 'metadata') ?? {};
  const labels = textsAt(metadata, 'labels');
  const own = textAt(metadata, 'namespace') ?? namespace;
  const inNamespace = responsibility.namespace === null || own === responsibility.namespace;
  return (
    isConfigMap(object) &&
    inNamespace &&
    isRoutemap(labels) &&
    responsibility.versions.includes(labels[versionLabel] ?? '')
  );
}

interface Found {
  readonly object: (type: ResourceType, resource: RoutedResource, namespace: string) => ObservedObject | undefined;
  readonly route: (object: DataMap) => ObservedRoute | undefined;
}

function decideAlone(routemap: ObservedRoutemap, found: Found, options: DecisionOptions): Decision {
  const observation = {
    routemap,
    findObject: (resource: RoutedResource) => {
      const type = options.types.get(resource.gvrShort);
      return type && found.object(type, resource, resource.namespace ?? routemap.namespace);
    },
    findRoute: found.route,
    written: {},
    presences: knownPresences(routemap),
    now: 0,
  };
  return decide(observation, options);
}

function indexObjects(objects: readonly DataMap[], namespace: string, types: ResourceTypes): Found {
  const byKey = new Map<string, DataMap>();
  for (const object of objects) {
    const { metadata, kind, apiVersion } = object;
    const { name, namespace: own = namespace } = (metadata ?? {}) as DataMap;
    const resource = resourceOfKind(groupOf(apiVersion) ?? '', String(kind), types);
    if (resource !== undefined) byKey.set(keyOf(groupOf(apiVersion), resource, own, name), object);
  }
  const find = (group: string, resource: string, own: string, name: string) =>
    byKey.get(keyOf(group, resource, own, name));
  return {
    object: ({ group, resource, conditions }, { name }, own) => {
      const object = find(group, resource, own, name);
      if (object === undefined || textsAt(mapAt(object, 'metadata'), 'labels')[watchLabel] !== 'true') return undefined;
      return observeObject(
        object,
        namespace,
        conditions.map((condition) => condition.name),
      );
    },
    route: (object) => {
      const { name, namespace: own = namespace } = (object.metadata ?? {}) as DataMap;
      const group = groupOf(object.apiVersion) ?? '';
      const resource = resourceOfKind(group, String(object.kind), types);
      const found = resource === undefined ? undefined : find(group, resource, String(own), String(name));
      return found && observeRoute(found);
    },
  };
}

function keyOf(...identity: readonly unknown[]): string {
  return JSON.stringify(identity);
}
