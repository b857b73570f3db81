import { type DataMap, mapAt, textAt } from '../../values/data.ts';

/** What a Lease says about its holder. */
export interface LeaseRecord {
  /** Empty if nobody holds it. */
  readonly holder: string;
  /** How long the holder may keep it without renewing it, in milliseconds. */
  readonly duration: number;
  readonly transitions: number;
  readonly resourceVersion: string;
}

/** Reads a Lease of coordination.k8s.io/v1. */
export function readLease(lease: DataMap): LeaseRecord {
  const spec = mapAt(lease, 'spec') ?? {};
  const { leaseDurationSeconds, leaseTransitions } = spec;
  return {
    holder: textAt(spec, 'holderIdentity') ?? '',
    duration: (typeof leaseDurationSeconds === 'number' ? leaseDurationSeconds : 0) * 1000,
    transitions: typeof leaseTransitions === 'number' ? leaseTransitions : 0,
    resourceVersion: textAt(mapAt(lease, 'metadata') ?? {}, 'resourceVersion') ?? '',
  };
}

export interface NewLease {
  readonly name: string;
  readonly namespace: string;
  readonly holder: string;
  /** In milliseconds. */
  readonly duration: number;
  /** The Lease before; null if there is none. */
  readonly before: LeaseRecord | null;
  /** The time of day, in milliseconds since 1970. */
  readonly time: number;
}

/** Writes a Lease that is held from now on. With a Lease before, its resourceVersion makes a late write fail. */
export function writeLease({ name, namespace, holder, duration, before, time }: NewLease): DataMap {
  const isNew = before?.holder !== holder;
  const now = new Date(time).toISOString().replace('Z', '000Z');
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace, ...(before !== null && { resourceVersion: before.resourceVersion }) },
    spec: {
      holderIdentity: holder,
      leaseDurationSeconds: Math.max(Math.round(duration / 1000), 1),
      leaseTransitions: (before?.transitions ?? 0) + (isNew && before !== null ? 1 : 0),
      renewTime: now,
      ...(isNew && { acquireTime: now }),
    },
  };
}
