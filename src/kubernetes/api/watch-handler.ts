import type { DataMap } from '../../values/data.ts';

/** What to watch. */
export interface WatchTarget {
  /** The path of the collection: `/apis/apps/v1/deployments`. */
  readonly path: string;
  /** Null for all objects. */
  readonly labelSelector: string | null;
  /** Whether only the metadata of objects is wanted. */
  readonly metadataOnly: boolean;
}

/** What a watch reports. */
export interface WatchHandler {
  /** All objects follow; those that do not follow before `listed` are gone. */
  readonly listing: () => void;
  readonly listed: () => void;
  readonly changed: (object: DataMap) => void;
  readonly deleted: (object: DataMap) => void;
  /** The API server has been heard of. */
  readonly heard: () => void;
  /** The watch has stopped, and starts again after a while. A kind that is not served has status 404. */
  readonly stopped: (reason: string, status: number | null) => void;
}
