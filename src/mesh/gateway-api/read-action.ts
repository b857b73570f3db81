import {
  allowKeys,
  at,
  type Field,
  type MapField,
  readMap,
  readMaps,
  readNumber,
  readText,
  routeProblem,
} from '../field.ts';
import { type Action, sharesOf, type WeightedDestination } from '../route.ts';
import { readBackend, readFilters } from './read-filters.ts';

const referenceKeys = ['group', 'kind', 'namespace', 'name', 'port'];

/**
 * Reads what a rule of an HTTPRoute does.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function readGatewayAction(rule: MapField, namespace: string): Action {
  const { redirect, rewrite, headers, mirrors, unsupported } = readFilters(at(rule, 'filters'), namespace);
  if (unsupported !== null) return { kind: 'unsupported', reason: unsupported };
  if (redirect !== null) return redirect;
  const destinations = readBackends(readMaps(at(rule, 'backendRefs')), namespace);
  return { kind: 'forward', destinations, mirrors, rewrite, headers, settings: readSettings(rule) };
}

/** A backend without a weight has 1. One with 0 gets nothing, also if it is the only one. */
function readBackends(backends: readonly MapField[], namespace: string): readonly WeightedDestination[] {
  const shares = sharesOf(backends.map((backend) => readNumber(at(backend, 'weight'), 0, 1_000_000) ?? 1));
  return backends.map((backend, index) => {
    allowKeys(backend, [...referenceKeys, 'weight', 'filters']);
    const { rewrite, headers, redirect, mirrors, unsupported } = readFilters(at(backend, 'filters'), namespace);
    if (redirect !== null || mirrors.length > 0 || unsupported !== null) {
      const reason =
        unsupported ?? 'has a redirect or mirror at a single backend, which is not followed; put it at the rule';
      throw routeProblem([...backend.path, 'filters'], reason);
    }
    return { destination: readBackend(backend, namespace), share: shares[index] ?? 0, headers, rewrite };
  });
}

function readSettings(rule: MapField): ReadonlyMap<string, string> {
  const timeouts = readMap(at(rule, 'timeouts'));
  const retry = readMap(at(rule, 'retry'));
  const settings: readonly (readonly [string, Field])[] = [
    ...(timeouts === undefined ? [] : [['timeout', at(timeouts, 'request')] as const]),
    ...(timeouts === undefined ? [] : [['backend timeout', at(timeouts, 'backendRequest')] as const]),
  ];
  const texts = settings.flatMap(([name, field]) => {
    const text = readText(field);
    return text === undefined ? [] : [[name, text] as const];
  });
  const attempts = retry && readNumber(at(retry, 'attempts'), 0, 2 ** 31 - 1);
  return new Map([...texts, ...(attempts === undefined ? [] : [['retries', String(attempts)] as const])]);
}
