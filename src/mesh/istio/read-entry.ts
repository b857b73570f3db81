import { isGiven } from '../../values/data.ts';
import { asked, type Comparison, type Condition, exactly, headerNamed } from '../condition.ts';
import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needExpression,
  needText,
  readEntries,
  readMap,
  readNumber,
  readText,
  readTexts,
  refuse,
} from '../field.ts';
import type { ReadEntry } from '../mesh.ts';
import { gatewayInFull } from '../names.ts';

const parts = ['uri', 'scheme', 'method', 'authority'] as const;
const places = ['gateways', 'sourceLabels', 'sourceNamespace', 'port'];
const named = ['headers', 'withoutHeaders', 'queryParams'];

/**
 * Reads an entry of `match`, the origin of the request first. The prefix `/` is left out, because every path matches it.
 * Conditions on headers named uri, scheme, method and authority are conditions like others: Istio's reference says that they
 * are ignored, but TranslateRouteMatch in pilot/pkg/networking/core/route/route.go of istio.io/istio hands them to Envoy.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function readIstioEntry(entry: MapField, namespace: string): ReadEntry {
  allowKeys(entry, ['name', ...parts, ...places, ...named, 'ignoreUriCase', 'statPrefix']);
  return {
    conditions: [
      ...placeConditions(entry, namespace),
      ...parts.flatMap((part) => readPart(entry, part)),
      ...readEntries(at(entry, 'headers')).map(readHeader),
      ...readEntries(at(entry, 'withoutHeaders'))
        .map(readHeader)
        .map((condition) => ({ ...condition, negated: true })),
      ...readEntries(at(entry, 'queryParams')).map(([name, field]) =>
        asked({ kind: 'query', name }, readPresence(field), field.path),
      ),
    ],
    rank: [],
  };
}

/** If an entry has gateways, Istio ignores the conditions on clients. */
function placeConditions(entry: MapField, namespace: string): readonly Condition[] {
  const gateways = at(entry, 'gateways');
  const names = readTexts(gateways).map((name) => gatewayInFull(name, namespace));
  const port = at(entry, 'port');
  const number = readNumber(port, 0, 65_535);
  return [
    ...(names.length > 0
      ? [asked({ kind: 'gateway' }, { kind: 'one-of', texts: names }, gateways.path)]
      : clientConditions(entry)),
    ...(number ? [asked({ kind: 'port' }, exactly(String(number)), port.path)] : []),
  ];
}

function clientConditions(entry: MapField): readonly Condition[] {
  const source = at(entry, 'sourceNamespace');
  const namespace = readText(source) ?? '';
  return [
    ...readEntries(at(entry, 'sourceLabels')).map(([name, field]) =>
      asked({ kind: 'source-label', name }, exactly(needText(field)), field.path),
    ),
    ...(namespace === '' ? [] : [asked({ kind: 'source-namespace' }, exactly(namespace), source.path)]),
  ];
}

function readPart(entry: MapField, part: (typeof parts)[number]): readonly Condition[] {
  const map = readMap(at(entry, part));
  if (map === undefined) return [];
  if (part !== 'uri') return [asked({ kind: part }, readStringMatch(map, false), map.path)];
  const comparison = readStringMatch(map, entry.data.ignoreUriCase === true);
  if (comparison.kind === 'prefix' && comparison.text === '/') return [];
  const ignoresCase = 'ignoreCase' in comparison && comparison.ignoreCase;
  return [asked({ kind: 'path' }, comparison, ignoresCase ? [...entry.path, 'ignoreUriCase'] : map.path)];
}

function readHeader([name, field]: readonly [string, Field]): Condition {
  return asked(headerNamed(name), readPresence(field), field.path);
}

/** A name without a comparison asks for a header or parameter to be present. */
function readPresence(field: Field): Comparison {
  const map = readMap(field);
  return map === undefined ? { kind: 'present' } : readStringMatch(map, false);
}

function readStringMatch(map: MapField, ignoreCase: boolean): Comparison {
  allowKeys(map, ['exact', 'prefix', 'regex']);
  const given = Object.keys(map.data).filter((key) => isGiven(map.data[key]));
  if (given.length > 1) refuse(map.reading, map.path, `must have one of ${given.join(' and ')}, not both`);
  const exact = readText(at(map, 'exact'));
  if (exact !== undefined) return { kind: 'exact', text: exact, ignoreCase };
  const prefix = readText(at(map, 'prefix'));
  if (prefix !== undefined) return { kind: 'prefix', text: prefix, ignoreCase };
  const regex = at(map, 'regex');
  // `*` is not a regular expression: Istio reads it as a condition on presence.
  if (!isGiven(regex.data) || regex.data === '*') return { kind: 'present' };
  return { kind: 'regex', text: needExpression(regex) };
}
