import { type DataMap, mapAt, textAt } from '../../values/data.ts';

/** The objects of one kind in the cluster, as far as the controller keeps them. */
export interface ObservedSet<Kept> {
  readonly get: (namespace: string, name: string) => Kept | undefined;
  readonly size: () => number;
  /** The places of all objects, as `namespace/name`. */
  readonly keys: () => Iterable<string>;
  /** Takes a new or changed object. An older state of the object that is kept is ignored. */
  readonly put: (object: DataMap) => void;
  /** The same for what the controller itself has written, so that its own write leads to no new decision. */
  readonly note: (object: DataMap) => void;
  readonly drop: (object: DataMap) => void;
  /** Begins a list of all objects. */
  readonly listing: () => void;
  /** Ends the list: objects that were not in it are gone. */
  readonly listed: () => void;
}

export interface SetOptions<Kept> {
  /** What to keep of an object, with what was kept of it before. */
  readonly observe: (object: DataMap, before: Kept | undefined) => Kept;
  /** A text that changes if a decision may depend on the change. */
  readonly signature: (kept: Kept) => string;
  /** Called with the place of each object that is new, has another signature, or is gone. */
  readonly onChange: (key: string) => void;
}

interface Entry<Kept> {
  readonly kept: Kept;
  readonly uid: string | undefined;
  /** Null if the versions of objects cannot be compared. */
  readonly version: bigint | null;
}

/** Makes an empty set. */
export function createObservedSet<Kept>({ observe, signature, onChange }: SetOptions<Kept>): ObservedSet<Kept> {
  const entries = new Map<string, Entry<Kept>>();
  /** Objects that have not been in the list so far. */
  let unseen: Set<string> | undefined;

  function take(object: DataMap, report: (key: string) => void): void {
    const key = keyOf(object);
    unseen?.delete(key);
    const before = entries.get(key);
    const { uid, version } = stateOf(object);
    if (before !== undefined && isOlder({ uid, version }, before)) return;
    const kept = observe(object, before?.kept);
    entries.set(key, { kept, uid, version });
    if (before === undefined || signature(before.kept) !== signature(kept)) report(key);
  }

  function drop(key: string): void {
    if (entries.delete(key)) onChange(key);
  }

  return {
    get: (namespace, name) => entries.get(`${namespace}/${name}`)?.kept,
    size: () => entries.size,
    keys: () => entries.keys(),
    put: (object) => take(object, onChange),
    note: (object) => take(object, () => {}),
    drop: (object) => drop(keyOf(object)),
    listing: () => {
      unseen = new Set(entries.keys());
    },
    listed: () => {
      for (const key of unseen ?? []) drop(key);
      unseen = undefined;
    },
  };
}

function keyOf(object: DataMap): string {
  const metadata = mapAt(object, 'metadata') ?? {};
  return `${textAt(metadata, 'namespace') ?? ''}/${textAt(metadata, 'name') ?? ''}`;
}

function stateOf(object: DataMap): Pick<Entry<unknown>, 'uid' | 'version'> {
  const metadata = mapAt(object, 'metadata') ?? {};
  const version = textAt(metadata, 'resourceVersion') ?? '';
  return { uid: textAt(metadata, 'uid'), version: /^\d+$/.test(version) ? BigInt(version) : null };
}

/** Versions of one object are numbers that grow. Source: KEP-5504, comparable resource versions */
function isOlder(now: Pick<Entry<unknown>, 'uid' | 'version'>, before: Entry<unknown>): boolean {
  return now.uid === before.uid && now.version !== null && before.version !== null && now.version < before.version;
}
