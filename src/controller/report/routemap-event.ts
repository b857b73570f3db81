import type { DataMap } from '../../values/data.ts';
import { fieldManager } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';

/** What an Event says about a routemap. */
export interface RoutemapEvent {
  readonly type: 'Normal' | 'Warning';
  /** One word in CamelCase, for machines. */
  readonly reason: 'RouteWritten' | 'ForeignChangeReplaced' | 'RoutemapProblem';
  /** For people. */
  readonly message: string;
}

/** Characters of a message at most. Source: the API of core/v1 Events. */
const longestMessage = 1024;

/**
 * Writes an Event for the API server.
 *
 * @param time the time of day, in milliseconds since 1970
 * @param instance the name of this replica
 */
export function writeEvent(routemap: ObservedRoutemap, event: RoutemapEvent, time: number, instance: string): DataMap {
  const { name, namespace, uid } = routemap;
  const { type, reason, message } = event;
  const now = new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', name, namespace, uid },
    type,
    reason,
    message: message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message,
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
    source: { component: fieldManager },
    reportingComponent: fieldManager,
    reportingInstance: instance,
  };
}
