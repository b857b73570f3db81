import { at, type Field, type MapField, readMap, readMaps, readNumber, readText } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { checkHeaderChanges } from './check-header-changes.ts';
import { domainProblem, isDnsLabel } from './host-name.ts';

/**
 * Finds what Istio's webhook rejects in the destinations of a rule, for HTTP or for connections.
 * Source: validateHTTPRouteDestinations of istio.io/istio/pkg/config/validation
 */
export function checkDestinations(rule: MapField): readonly EntryProblem[] {
  const route = at(rule, 'route');
  const items = readMaps(route);
  const weights = items.map((item) => readNumber(at(item, 'weight'), -(2 ** 31), 2 ** 31) ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return [
    ...items.flatMap((item, index) => [
      ...checkHeaderChanges(at(item, 'headers')),
      ...checkDestination(at(item, 'destination')),
      ...((weights[index] ?? 0) < 0
        ? [{ path: [...item.path, 'weight'], message: `must be at least 0, not ${weights[index]}` }]
        : []),
    ]),
    // Istio adds in 32 bits.
    ...(items.length > 1 && (sum | 0) === 0
      ? [{ path: route.path, message: 'has a total weight of 0', hint: 'give at least one destination a weight' }]
      : []),
  ];
}

/** Source: validateDestination of istio.io/istio/pkg/config/validation */
export function checkDestination(field: Field): readonly EntryProblem[] {
  const destination = readMap(field);
  if (destination === undefined) return [];
  const place = at(destination, 'host');
  const host = readText(place) ?? '';
  const subset = at(destination, 'subset');
  const name = readText(subset) ?? '';
  const port = readMap(at(destination, 'port'));
  const problem = host === '*' ? { message: 'must be one host, not "*"' } : domainProblem(host);
  return [
    ...(problem === undefined ? [] : [{ path: place.path, ...problem }]),
    ...(name === '' || isDnsLabel(name)
      ? []
      : [{ path: subset.path, message: 'is not a name', hint: 'write at most 63 letters, digits and "-"' }]),
    ...(port === undefined ? [] : checkPort(at(port, 'number'))),
  ];
}

function checkPort({ data, path }: Field): readonly EntryProblem[] {
  const number = typeof data === 'number' ? data : 0;
  if (number >= 1 && number <= 65_535) return [];
  return [{ path, message: `must be between 1 and 65535, not ${number}` }];
}
