import type { Comparison, Subject } from './comparison.ts';
import { allowKeys, at, type Field, type MapField, needText, readMap, readMaps, readText } from './field.ts';
import { readRegex } from './read-regex.ts';
import type { Condition, Entry } from './route.ts';
import { routeProblem } from './route-problem.ts';

/**
 * Reads an entry of `matches`. A path that is not given is the PathPrefix `/`, which every request has.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export function readGatewayEntry(entry: MapField, number: number): Entry {
  allowKeys(entry, ['path', 'method', 'headers', 'queryParams']);
  const path = readPath(readMap(at(entry, 'path')));
  const method = readText(at(entry, 'method'));
  const headers = readNamed(at(entry, 'headers'), 'header');
  const params = readNamed(at(entry, 'queryParams'), 'query');
  return {
    number,
    conditions: [
      ...(isEveryPath(path) ? [] : [asked({ kind: 'path' }, path)]),
      ...(method === undefined ? [] : [asked({ kind: 'method' }, { kind: 'exact', text: method, ignoreCase: false })]),
      ...headers,
      ...params,
    ],
    rank: [...rankOfPath(path), method === undefined ? 0 : 1, headers.length, params.length],
  };
}

function readPath(path: MapField | undefined): Comparison {
  if (path === undefined) return { kind: 'elements', text: '/' };
  allowKeys(path, ['type', 'value']);
  const text = readText(at(path, 'value')) ?? '/';
  const type = readText(at(path, 'type')) ?? 'PathPrefix';
  switch (type) {
    case 'Exact':
      return { kind: 'exact', text, ignoreCase: false };
    case 'PathPrefix':
      return { kind: 'elements', text };
    case 'RegularExpression':
      return { kind: 'regex', text, matches: readRegex(at(path, 'value')).matches };
    default:
      throw routeProblem([...path.path, 'type'], `must be Exact, PathPrefix or RegularExpression, not ${type}`);
  }
}

function isEveryPath(path: Comparison): boolean {
  return path.kind === 'elements' && path.text === '/';
}

/**
 * Exact before the longest PathPrefix. Where regular expressions stand is up to the implementation; as in Istio they come
 * after every PathPrefix but `/`, the longer first.
 */
function rankOfPath(path: Comparison): readonly [number, number] {
  if (path.kind === 'exact') return [3, 0];
  if (path.kind === 'regex') return [1, path.text.length];
  const length = path.kind === 'elements' ? path.text.replace(/\/$/, '').length : 0;
  return length === 0 ? [0, 0] : [2, length];
}

/** Of several conditions on one name only the first counts; names of headers are the same in any case. */
function readNamed(field: Field, kind: 'header' | 'query'): readonly Condition[] {
  const conditions = new Map<string, Condition>();
  for (const item of readMaps(field)) {
    allowKeys(item, ['type', 'name', 'value']);
    const given = needText(at(item, 'name'));
    const name = kind === 'header' ? given.toLowerCase() : given;
    const condition = asked({ kind, name }, readValue(item));
    if (!conditions.has(name)) conditions.set(name, condition);
  }
  return [...conditions.values()];
}

function readValue(item: MapField): Comparison {
  const text = needText(at(item, 'value'));
  const type = readText(at(item, 'type')) ?? 'Exact';
  if (type === 'Exact') return { kind: 'exact', text, ignoreCase: false };
  if (type === 'RegularExpression') return { kind: 'regex', text, matches: readRegex(at(item, 'value')).matches };
  throw routeProblem([...item.path, 'type'], `must be Exact or RegularExpression, not ${type}`);
}

function asked(subject: Subject, comparison: Comparison): Condition {
  return { subject, comparison, negated: false };
}
