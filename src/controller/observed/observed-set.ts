import { type DataMap, mapAt, textAt } from '../../values/data.ts';

/** The objects of one kind in the cluster, as far as the controller keeps them. */
export interface ObservedSet<Kept> {
  readonly get: (namespace: string, name: string) => Kept | undefined;
  readonly size: () => number;
  /** The places of all objects, as `namespace/name`. */
  readonly keys: () => Iterable<string>;
  /** Takes a new or changed object. An older state of the object that is kept is ignored. */
  readonly put: (object: DataMap) => void;
  /**
   * Takes what the controller itself has written, as the API server answered; it leads to no new decision. Its watch may have
   * reported later changes, or its end, already.
   */
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

/** How many objects that are gone to remember: more than answers can be on their way. */
const mostGone = 1000;

/** Makes an empty set. */
export function createObservedSet<Kept>({ observe, signature, onChange }: SetOptions<Kept>): ObservedSet<Kept> {
  const entries = new Map<string, Entry<Kept>>();
  /** Objects that have not been in the list so far. */
  let unseen: Set<string> | undefined;
  /** The uids of objects that are gone, and the version with which each went; null if it is unknown. */
  const gone = new Map<string, bigint | null>();

  function put(object: DataMap): void {
    unseen?.delete(keyOf(object));
    take(object, onChange);
  }

  function take(object: DataMap, report: (key: string) => void): void {
    const key = keyOf(object);
    const before = entries.get(key);
    const { uid, version } = stateOf(object);
    if (before !== undefined && isOlder({ uid, version }, before)) return;
    const kept = observe(object, before?.kept);
    entries.set(key, { kept, uid, version });
    if (before === undefined || signature(before.kept) !== signature(kept)) report(key);
  }

  function note(object: DataMap): void {
    const { uid = '', version } = stateOf(object);
    const end = gone.get(uid);
    if (end !== undefined && (end === null || version === null || version < end)) return;
    take(object, () => {});
  }

  function drop(key: string, version: bigint | null): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    if (entry.uid !== undefined) gone.set(entry.uid, version);
    const [oldest] = gone.keys();
    if (gone.size > mostGone && oldest !== undefined) gone.delete(oldest);
    onChange(key);
  }

  return {
    get: (namespace, name) => entries.get(`${namespace}/${name}`)?.kept,
    size: () => entries.size,
    keys: () => entries.keys(),
    put,
    note,
    drop: (object) => drop(keyOf(object), stateOf(object).version),
    listing: () => {
      unseen = new Set(entries.keys());
    },
    listed: () => {
      for (const key of unseen ?? []) drop(key, null);
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
