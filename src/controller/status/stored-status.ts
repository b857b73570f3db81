import { statusAnnotation } from '../../iter8/labels.ts';

/** What the controller writes into the annotation `iter8.tools/status` of a routemap. */
export interface StoredStatus {
  /** A hash of the `data.strSpec` that it has seen. */
  readonly strSpec: string;
  readonly versions: readonly StatusVersion[];
  /** What was written last, by the name of the routing template. */
  readonly routes: { readonly [template: string]: WrittenRoute };
  /** What is wrong; null if nothing is. */
  readonly error: string | null;
  /** When this status was written: RFC 3339. */
  readonly changed: string;
}

/** What the controller wrote last, as the status of the routemap records it. */
export interface WrittenRoute {
  /** Of the object that was applied. */
  readonly hash: string;
  readonly uid: string;
  /** Of the route after the write. */
  readonly generation: number | null;
}

export interface StatusVersion {
  readonly name: string;
  readonly available: boolean;
  /** Why it is unavailable, or waits; null if it has its share. */
  readonly because: string | null;
  readonly weight: number;
}

/** Reads the status of a routemap; null if it has none, or something else wrote the annotation. */
export function readStatus(annotations: { readonly [key: string]: string }): StoredStatus | null {
  const text = annotations[statusAnnotation];
  if (text === undefined) return null;
  try {
    const status = JSON.parse(text) as Partial<StoredStatus> | null;
    return isStatus(status) ? status : null;
  } catch {
    return null;
  }
}

/** The text of a status: one line, keys always in the same order. */
export function writeStatus({ strSpec, versions, routes, error, changed }: StoredStatus): string {
  return JSON.stringify({ strSpec, versions, routes, error, changed });
}

/** Whether two statuses say the same, whenever they were written. */
export function isSameStatus(one: StoredStatus | null, other: StoredStatus): boolean {
  return one !== null && writeStatus({ ...one, changed: '' }) === writeStatus({ ...other, changed: '' });
}

function isStatus(status: Partial<StoredStatus> | null): status is StoredStatus {
  if (typeof status !== 'object' || status === null) return false;
  const { strSpec, versions, routes, changed } = status;
  const isWhole = typeof strSpec === 'string' && Array.isArray(versions) && typeof changed === 'string';
  return isWhole && typeof routes === 'object' && routes !== null && Object.values(routes).every(isWritten);
}

function isWritten(route: unknown): route is WrittenRoute {
  if (typeof route !== 'object' || route === null) return false;
  const { hash, uid } = route as Partial<WrittenRoute>;
  return typeof hash === 'string' && typeof uid === 'string';
}
