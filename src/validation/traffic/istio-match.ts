import { ignoredHeaders } from '../../release/conditions/ignored-headers.ts';
import { readTextCondition } from '../../release/conditions/read-text-condition.ts';
import { readValueCondition } from '../../release/conditions/read-value-condition.ts';
import type { TextCondition } from '../../release/conditions/text-condition.ts';
import { type Data, type DataMap, mapAt, textAt } from '../../values/data.ts';
import { isMetByAll } from './is-met-by-all.ts';

/** Names with what is asked of them. A name may stand twice, because those of headers are equal in any case. */
export type Conditions = readonly (readonly [name: string, condition: TextCondition])[];

/** One entry of a `match`, in a form in which equal conditions are equal. A request must meet all of it. */
export interface MatchEntry {
  /** Parts that every request has: `uri`, `method`, `scheme`, `authority`. Those that every text meets are left out. */
  readonly parts: Conditions;
  readonly ignoreUriCase: boolean;
  /** By header name in lower case, without those that Istio ignores. */
  readonly headers: Conditions;
  readonly withoutHeaders: Conditions;
  readonly queryParams: Conditions;
  /** What must be equal: port, namespace of the client, and each of its labels. */
  readonly exactly: readonly (readonly [name: string, value: string])[];
  /** Null for all gateways of the route. */
  readonly gateways: ReadonlySet<string> | null;
}

const partNames = ['uri', 'method', 'scheme', 'authority'];

/** Reads one entry of a `match`, given the gateways of the route. */
export function readMatchEntry(entry: DataMap, routeGateways: readonly string[]): MatchEntry {
  return {
    parts: readParts(entry),
    ignoreUriCase: entry.ignoreUriCase === true,
    headers: readConditions(entry, 'headers', (name) => name.toLowerCase()).filter(
      ([name]) => !ignoredHeaders.has(name),
    ),
    withoutHeaders: readConditions(entry, 'withoutHeaders', (name) => name.toLowerCase()),
    queryParams: readConditions(entry, 'queryParams', (name) => name),
    exactly: readExactly(entry),
    gateways: readGateways(entry.gateways, routeGateways),
  };
}

function readParts(entry: DataMap): Conditions {
  return partNames.flatMap((name) => {
    const match = mapAt(entry, name);
    const condition = match && readTextCondition(match);
    return condition === undefined || isMetByAll(name, condition) ? [] : [[name, condition] as const];
  });
}

function readConditions(entry: DataMap, key: string, toName: (key: string) => string): Conditions {
  const given = Object.entries(mapAt(entry, key) ?? {});
  return given.map(([name, match]) => [toName(name), readValueCondition(match)]);
}

function readExactly(entry: DataMap): MatchEntry['exactly'] {
  const labels = Object.entries(mapAt(entry, 'sourceLabels') ?? {});
  const pairs = labels.map(([key, value]): [string, string] => [`label ${key}`, String(value)]);
  for (const key of ['port', 'sourceNamespace']) {
    const value = textAt(entry, key);
    if (value !== undefined) pairs.push([key, value]);
  }
  return pairs;
}

function readGateways(given: Data | undefined, routeGateways: readonly string[]): ReadonlySet<string> | null {
  if (!Array.isArray(given) || given.length === 0) return null;
  const gateways = new Set(given.map(String));
  return routeGateways.every((gateway) => gateways.has(gateway)) ? null : gateways;
}
