import { kindLabel, versionLabel, watchLabel } from '../../iter8/labels.ts';
import type { ApiServer } from '../../kubernetes/api/api-server.ts';
import type { Waiting } from '../../kubernetes/api/waiting.ts';
import { type DataMap, mapAt, textAt } from '../../values/data.ts';
import type { ResourceType, ResourceTypes } from '../configuration/resource-type.ts';
import type { Observation } from '../decide/decide.ts';
import { type ObservedObject, observeObject } from '../observed/observed-object.ts';
import { type ObservedRoute, observeRoute } from '../observed/observed-route.ts';
import { createObservedSet, type ObservedSet, type SetOptions } from '../observed/observed-set.ts';
import { type ObservedRoutemap, readRoutemapObject } from '../observed/read-routemap-object.ts';
import { createResourceIndex, type ResourceIndex } from '../observed/resource-index.ts';
import { nameType, resourceKeys } from '../observed/resource-keys.ts';
import { collectionPath } from '../write/route-path.ts';
import { createWatchHealth } from './watch-health.ts';
import { createWatchedSet, type WatchedSet } from './watched-set.ts';

export interface ViewOptions {
  readonly server: ApiServer;
  readonly types: ResourceTypes;
  /** The values of the label `iter8.tools/version` of the routemaps to look after. */
  readonly versions: readonly string[];
  /** Null for all namespaces. */
  readonly namespace: string | null;
  readonly waiting: Waiting;
  /** Called with the key `namespace/name` of each routemap that needs a new decision. */
  readonly onChange: (routemap: string) => void;
  readonly onTrouble: (watch: string, reason: string, status: number | null) => void;
}

/** What the controller sees of the cluster: kept up to date by watches. */
export interface ClusterView {
  readonly routemapOf: (key: string) => ObservedRoutemap | undefined;
  readonly routemaps: () => number;
  /** The keys of all routemaps. */
  readonly keys: () => readonly string[];
  readonly observe: (routemap: ObservedRoutemap) => Pick<Observation, 'findObject' | 'findRoute'>;
  /** Whether all kinds that the routemap needs have been listed. Begins to watch the kinds of its routes. */
  readonly isComplete: (routemap: ObservedRoutemap) => boolean;
  /** Takes a route as the API server answered, before its watch does. */
  readonly noteRoute: (gvrShort: string, object: DataMap) => void;
  /** Takes a routemap as the API server answered, before its watch does. */
  readonly noteRoutemap: (object: DataMap) => void;
  /** What is wrong with the watches, for people; empty if nothing is. */
  readonly staleWatches: () => readonly string[];
  /** Resolves when all watches have ended. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

const configMaps: ResourceType = { gvrShort: 'cm', group: '', version: 'v1', resource: 'configmaps', conditions: [] };

/** Makes a view that sees nothing until it runs. */
export function createClusterView(options: ViewOptions): ClusterView {
  const { types, versions } = options;
  const parts = createWatcher(options, () => [...routemaps.set.keys()]);
  const [resources, routes] = [createResourceIndex(), createResourceIndex()];
  const selector = `${kindLabel}=routemap,${versionLabel} in (${versions.join(',')})`;
  const routemaps: WatchedSet<ObservedRoutemap> = parts.watched('routemaps', configMaps, selector, false, {
    ...routemapSet,
    onChange: (key) => {
      const routemap = get(routemaps.set, key);
      resources.set(key, routemap === undefined ? [] : resourceKeys(routemap, types));
      if (routemap === undefined) routes.remove(key);
      options.onChange(key);
    },
  });
  const objects = watchObjectsOf(parts, options, resources);
  const routeSets = new Map<string, WatchedSet<ObservedRoute>>();

  /** Kinds are watched for routes once a routemap has such a route. */
  function routesOf(gvrShort: string): WatchedSet<ObservedRoute> | undefined {
    const type = types.get(gvrShort);
    if (type === undefined) return undefined;
    const name = nameType(type);
    const known = routeSets.get(name);
    if (known !== undefined) return known;
    const onChange = (key: string) => routes.routemapsOf(`${name} ${key}`).forEach(options.onChange);
    const watched = parts.watched(`routes ${name}`, type, null, true, { ...routeSet, onChange });
    routeSets.set(name, watched);
    return watched;
  }

  return {
    routemapOf: (key) => get(routemaps.set, key),
    routemaps: routemaps.set.size,
    keys: () => [...routemaps.set.keys()],
    observe: (routemap) => ({
      findObject: ({ gvrShort, namespace, name }) =>
        objects.get(gvrShort)?.set.get(namespace ?? routemap.namespace, name),
      findRoute: findRouteFor(routemap, types, routes, routesOf),
    }),
    isComplete: ({ specification }) => {
      if (!specification.ok) return true;
      const needed = specification.versions.flatMap((version) => version.resources.map(({ gvrShort }) => gvrShort));
      const kinds = specification.templates.map(({ gvrShort }) => routesOf(gvrShort));
      return [...needed.map((gvrShort) => objects.get(gvrShort)), ...kinds].every(
        (watched) => watched?.isListed() ?? true,
      );
    },
    noteRoute: (gvrShort, object) => routesOf(gvrShort)?.set.note(object),
    noteRoutemap: routemaps.set.note,
    staleWatches: parts.staleWatches,
    run: parts.run,
  };
}

const routemapSet: Omit<SetOptions<ObservedRoutemap>, 'onChange'> = {
  observe: (object, before) => readRoutemapObject(object, '', before),
  signature: ({ uid, isLeaving, labels, annotations, strSpec }) =>
    JSON.stringify([uid, isLeaving, labels, annotations, strSpec]),
};

const routeSet: Omit<SetOptions<ObservedRoute>, 'onChange'> = {
  observe: observeRoute,
  // The status of a route may change at any time.
  signature: (route) => JSON.stringify({ ...route, resourceVersion: '' }),
};

/** Several short names may mean one kind, which is watched once. */
function watchObjectsOf(
  parts: Watcher,
  { types, onChange }: ViewOptions,
  resources: ResourceIndex,
): ReadonlyMap<string, WatchedSet<ObservedObject>> {
  const all = [...types.values()];
  const byName = new Map(all.map((type) => [nameType(type), type]));
  const watched = new Map(
    [...byName].map(([name, type]) => {
      const same = all.filter((other) => nameType(other) === name);
      const conditions = same.flatMap((each) => each.conditions.map((condition) => condition.name));
      const set = {
        observe: (object: DataMap) => observeObject(object, '', conditions),
        signature: (object: ObservedObject) => JSON.stringify(object),
        onChange: (key: string) => resources.routemapsOf(`${name} ${key}`).forEach(onChange),
      };
      return [name, parts.watched(name, type, `${watchLabel}=true`, false, set)] as const;
    }),
  );
  return new Map(
    all.flatMap((type) => {
      const found = watched.get(nameType(type));
      return found === undefined ? [] : [[type.gvrShort, found] as const];
    }),
  );
}

/** Finds routes, and remembers which routes the routemap has, so that their changes lead to it. */
function findRouteFor(
  { namespace, name }: ObservedRoutemap,
  types: ResourceTypes,
  routes: ResourceIndex,
  routesOf: (gvrShort: string) => WatchedSet<ObservedRoute> | undefined,
): Observation['findRoute'] {
  const wanted: string[] = [];
  return (object, gvrShort) => {
    const type = types.get(gvrShort);
    const metadata = mapAt(object, 'metadata') ?? {};
    const [own, route] = [textAt(metadata, 'namespace') ?? namespace, textAt(metadata, 'name') ?? ''];
    if (type === undefined) return undefined;
    wanted.push(`${nameType(type)} ${own}/${route}`);
    routes.set(`${namespace}/${name}`, wanted);
    return routesOf(gvrShort)?.set.get(own, route);
  };
}

type Watcher = ReturnType<typeof createWatcher>;

/** Begins watches, also while others run already. */
function createWatcher(
  { server, namespace, waiting, onChange, onTrouble }: ViewOptions,
  keys: () => readonly string[],
) {
  const health = createWatchHealth(waiting.now);
  const waitingToBegin: ((signal: AbortSignal) => Promise<void>)[] = [];
  const running: Promise<void>[] = [];
  let until: AbortSignal | undefined;

  function watched<Kept>(
    name: string,
    type: ResourceType,
    labelSelector: string | null,
    metadataOnly: boolean,
    set: SetOptions<Kept>,
  ): WatchedSet<Kept> {
    const made = createWatchedSet({
      server,
      waiting,
      target: { path: collectionPath(type, namespace), labelSelector, metadataOnly },
      set: createObservedSet(set),
      record: health.add(name),
      onListed: () => keys().forEach(onChange),
      onTrouble: (reason, status) => onTrouble(name, reason, status),
    });
    if (until === undefined) waitingToBegin.push(made.watch);
    else running.push(made.watch(until));
    return made;
  }

  async function run(signal: AbortSignal): Promise<void> {
    until = signal;
    for (const watch of waitingToBegin) running.push(watch(signal));
    // A watch may begin later, and is waited for, too.
    for (let ended = 0; ended < running.length; ended += 1) await running[ended];
  }

  return { watched, run, staleWatches: health.staleWatches };
}

function get<Kept>(set: ObservedSet<Kept>, key: string): Kept | undefined {
  const slash = key.indexOf('/');
  return set.get(key.slice(0, slash), key.slice(slash + 1));
}
