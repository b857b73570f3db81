import type { DataMap } from '../values/data.ts';

/** A Kubernetes object as plain data, and its identity. */
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
