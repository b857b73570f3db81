import { ignoredHeaders } from '../../release/conditions/ignored-headers.ts';
import type { Comparison, Subject } from './comparison.ts';
import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needText,
  readEntries,
  readMap,
  readNumber,
  readText,
  readTexts,
} from './field.ts';
import { gatewayInFull } from './in-full.ts';
import { readRegex } from './read-regex.ts';
import type { Condition, Entry } from './route.ts';
import { routeProblem } from './route-problem.ts';

const parts = ['uri', 'scheme', 'method', 'authority'] as const;
const places = ['gateways', 'sourceLabels', 'sourceNamespace', 'port'];
const named = ['headers', 'withoutHeaders', 'queryParams'];

/**
 * Reads an entry of `match`, where the request comes from first. The prefix `/`, which every path has, is no condition.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function readIstioEntry(entry: MapField, number: number, namespace: string): Entry {
  allowKeys(entry, ['name', ...parts, ...places, ...named, 'ignoreUriCase', 'statPrefix']);
  const ignoreCase = entry.data.ignoreUriCase === true;
  return {
    number,
    conditions: [
      ...placeConditions(entry, namespace),
      ...parts.flatMap((part) =>
        readPart(at(entry, part), { kind: part === 'uri' ? 'path' : part }, part === 'uri' && ignoreCase),
      ),
      ...readEntries(at(entry, 'headers'))
        .filter(([name]) => !ignoredHeaders.has(name))
        .map(([name, field]) => readNamed(field, { kind: 'header', name: name.toLowerCase() })),
      ...readEntries(at(entry, 'withoutHeaders'))
        .map(([name, field]) => readNamed(field, { kind: 'header', name: name.toLowerCase() }))
        .map((condition) => ({ ...condition, negated: true })),
      ...readEntries(at(entry, 'queryParams')).map(([name, field]) => readNamed(field, { kind: 'query', name })),
    ],
    rank: [],
  };
}

/** Where an entry names gateways, those of the sidecars' clients are not asked for, and the other way round. */
function placeConditions(entry: MapField, namespace: string): readonly Condition[] {
  const gateways = readTexts(at(entry, 'gateways')).map((name) => gatewayInFull(name, namespace));
  const source = readText(at(entry, 'sourceNamespace'));
  const port = readNumber(at(entry, 'port'), 0, 65_535);
  const labels = readEntries(at(entry, 'sourceLabels'));
  const clients = [
    ...labels.map(([name, field]) => asked({ kind: 'source-label', name }, exactly(needText(field)))),
    ...(source === undefined ? [] : [asked({ kind: 'source-namespace' }, exactly(source))]),
  ];
  return [
    ...(gateways.length > 0 ? [asked({ kind: 'gateway' }, { kind: 'one-of', texts: gateways })] : clients),
    ...(port ? [asked({ kind: 'port' }, exactly(String(port)))] : []),
  ];
}

function readPart(field: Field, subject: Subject, ignoreCase: boolean): readonly Condition[] {
  const map = readMap(field);
  if (map === undefined) return [];
  const comparison = readStringMatch(map, ignoreCase);
  const isEveryPath = subject.kind === 'path' && comparison.kind === 'prefix' && comparison.text === '/';
  return isEveryPath ? [] : [asked(subject, comparison)];
}

/** A name without a text to compare asks that there is one. */
function readNamed(field: Field, subject: Subject): Condition {
  const map = readMap(field);
  return asked(subject, map === undefined ? { kind: 'present' } : readStringMatch(map, false));
}

function readStringMatch(map: MapField, ignoreCase: boolean): Comparison {
  allowKeys(map, ['exact', 'prefix', 'regex']);
  const given = Object.keys(map.data);
  if (given.length > 1) throw routeProblem(map.path, `must have one of ${given.join(' and ')}, not both`);
  const exact = readText(at(map, 'exact'));
  if (exact !== undefined) return { kind: 'exact', text: exact, ignoreCase };
  const prefix = readText(at(map, 'prefix'));
  if (prefix !== undefined) return { kind: 'prefix', text: prefix, ignoreCase };
  const regex = at(map, 'regex');
  // Istio takes this, which is no regular expression, as asking for presence.
  if (regex.data === undefined || regex.data === '*') return { kind: 'present' };
  return { kind: 'regex', text: needText(regex), matches: readRegex(regex).matches };
}

function exactly(text: string): Comparison {
  return { kind: 'exact', text, ignoreCase: false };
}

function asked(subject: Subject, comparison: Comparison): Condition {
  return { subject, comparison, negated: false };
}
