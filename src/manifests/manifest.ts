import type { DataMap } from '../values/data.ts';

/** One Kubernetes object as plain data, with what identifies it. */
export interface Manifest {
  readonly identity: Identity;
  readonly object: DataMap;
}

export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}
