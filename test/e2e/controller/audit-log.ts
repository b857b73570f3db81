import { readFile } from 'node:fs/promises';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';

/** A request that was to write an object, as the API server has logged it. */
export interface LoggedWrite {
  readonly user: string;
  /** The resource and the place of the object: `leases default/iter8-release-controller`. */
  readonly target: string;
  readonly status: number;
  /** The version of the object afterwards; 0 if nothing was written. The versions of all objects are one sequence. */
  readonly version: number;
  /** The holder that a write of a Lease leaves; empty for other writes. */
  readonly holder: string;
}

/** The writes of an audit log, in the order in which they took effect; those without effect are first. */
export async function readWrites({ auditLog }: Cluster): Promise<readonly LoggedWrite[]> {
  const lines = (await readFile(auditLog, 'utf8')).split('\n').filter((line) => line !== '');
  const known = new Set<number>();
  const writes = lines.map((line): LoggedWrite => {
    const event = JSON.parse(line) as object;
    const object = at(event, 'responseObject');
    const status = Number(at(event, 'responseStatus', 'code'));
    const version = status < 300 ? Number(at(object, 'metadata', 'resourceVersion') ?? 0) : 0;
    // A write that changes nothing is answered with the version that was there before.
    const isNew = version > 0 && !known.has(version);
    known.add(version);
    return {
      user: String(at(event, 'user', 'username')),
      target: `${at(event, 'objectRef', 'resource')} ${at(event, 'objectRef', 'namespace')}/${at(event, 'objectRef', 'name')}`,
      status,
      version: isNew ? version : 0,
      holder: String(at(object, 'spec', 'holderIdentity') ?? ''),
    };
  });
  return writes.toSorted((one, other) => one.version - other.version);
}

/** What replicas without the Lease have written. */
export interface Trespasses {
  /** Writes to an object that the holder had written since it got the Lease. */
  readonly harmful: readonly LoggedWrite[];
  /** Other writes. */
  readonly harmless: readonly LoggedWrite[];
}

/** Finds writes of replicas that did not hold the Lease at that moment. */
export function findTrespasses(writes: readonly LoggedWrite[], lease: string): Trespasses {
  let holder = '';
  let written = new Set<string>();
  const [harmful, harmless]: [LoggedWrite[], LoggedWrite[]] = [[], []];
  for (const write of writes) {
    if (write.version === 0 || !write.user.startsWith('replica-')) continue;
    if (write.target === lease) {
      const next = write.holder === '' ? '' : write.user;
      if (next !== holder) written = new Set();
      holder = next;
    } else if (write.user === holder) written.add(write.target);
    else if (!write.target.startsWith('events ')) (written.has(write.target) ? harmful : harmless).push(write);
  }
  return { harmful, harmless };
}
