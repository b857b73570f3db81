import {
  asked,
  type Comparison,
  type Condition,
  exactly,
  headerNamed,
  isMetByAll,
  type Subject,
} from '../condition.ts';
import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needExpression,
  needText,
  readMap,
  readMaps,
  readText,
  refuse,
} from '../field.ts';
import type { ReadEntry } from '../mesh.ts';
import { ranks } from './expression-order.ts';

/**
 * Reads an entry of `matches`. The default path is the PathPrefix `/`, which every request matches.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export function readGatewayEntry(entry: MapField): ReadEntry {
  allowKeys(entry, ['path', 'method', 'headers', 'queryParams']);
  const place = at(entry, 'path');
  const path = asked({ kind: 'path' }, readPath(readMap(place)), place.path);
  const method = at(entry, 'method');
  const name = readText(method);
  const headers = readNamed(at(entry, 'headers'), headerNamed);
  const params = readNamed(at(entry, 'queryParams'), (param) => ({ kind: 'query', name: param }) as const);
  return {
    conditions: [
      ...(isMetByAll(path) ? [] : [path]),
      ...(name === undefined ? [] : [asked({ kind: 'method' }, exactly(name), method.path)]),
      ...headers,
      ...params,
    ],
    rank: [...rankOfPath(path.comparison), name === undefined ? 0 : 1, headers.length, params.length],
  };
}

function readPath(path: MapField | undefined): Comparison {
  if (path === undefined) return { kind: 'elements', text: '/' };
  allowKeys(path, ['type', 'value']);
  const text = readText(at(path, 'value')) ?? '/';
  const type = readText(at(path, 'type')) ?? 'PathPrefix';
  switch (type) {
    case 'Exact':
      return exactly(text);
    case 'RegularExpression':
      return { kind: 'regex', text: needExpression(at(path, 'value')) };
    default:
      if (type !== 'PathPrefix') refuseType(path, 'Exact, PathPrefix or RegularExpression', type);
      return { kind: 'elements', text };
  }
}

/**
 * Exact comes before the longest PathPrefix. The place of regular expressions depends on the implementation; as in Istio,
 * they come after every PathPrefix, also after `/`, and the longest first.
 * Source: sortHTTPRoutes in pilot/pkg/config/kube/gateway/conversion.go of istio.io/istio
 */
function rankOfPath(path: Comparison): readonly [number, number] {
  if (path.kind === 'exact') return [ranks.exact, 0];
  if (path.kind === 'regex') return [ranks.expression, Buffer.byteLength(path.text)];
  return [ranks.prefix, path.kind === 'elements' ? path.text.replace(/\/$/, '').length : 0];
}

/** Only the first of several conditions on one name counts. Names of headers are not case-sensitive. */
function readNamed(
  field: Field,
  subjectOf: (name: string) => Subject & { readonly name: string },
): readonly Condition[] {
  const conditions = new Map<string, Condition>();
  for (const item of readMaps(field)) {
    allowKeys(item, ['type', 'name', 'value']);
    const place = at(item, 'name');
    const subject = subjectOf(needText(place));
    const condition = asked(subject, readValue(item), place.path);
    if (!conditions.has(subject.name)) conditions.set(subject.name, condition);
  }
  return [...conditions.values()];
}

function readValue(item: MapField): Comparison {
  const text = needText(at(item, 'value'));
  const type = readText(at(item, 'type')) ?? 'Exact';
  if (type === 'RegularExpression') return { kind: 'regex', text: needExpression(at(item, 'value')) };
  if (type !== 'Exact') refuseType(item, 'Exact or RegularExpression', type);
  return exactly(text);
}

function refuseType({ reading, path }: MapField, known: string, type: string): void {
  refuse(reading, [...path, 'type'], `must be ${known}, not ${type}`);
}
