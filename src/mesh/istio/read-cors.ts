import type { Comparison } from '../condition.ts';
import { exactly } from '../condition.ts';
import {
  allowKeys,
  at,
  type Field,
  needExpression,
  needText,
  readMap,
  readMaps,
  readText,
  readTexts,
  routeProblem,
} from '../field.ts';
import type { Cors } from '../route.ts';

const keys = [
  ...['allowOrigin', 'allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'maxAge', 'allowCredentials'],
  'unmatchedPreflights',
];
const wordsForOthers = ['UNSPECIFIED', 'FORWARD', 'IGNORE'];

/**
 * Reads which preflight requests of CORS the proxy answers; null without a policy.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy
 */
export function readIstioCors(field: Field): Cors | null {
  const policy = readMap(field);
  if (policy === undefined) return null;
  allowKeys(policy, keys);
  const origins = readMaps(at(policy, 'allowOrigins')).map((origin): Comparison => {
    allowKeys(origin, ['exact', 'prefix', 'regex']);
    const prefix = readText(at(origin, 'prefix'));
    if (prefix !== undefined) return { kind: 'prefix', text: prefix, ignoreCase: false };
    if (readText(at(origin, 'regex')) !== undefined)
      return { kind: 'regex', text: needExpression(at(origin, 'regex')) };
    return exactly(needText(at(origin, 'exact')));
  });
  // Istio reads the old list only without the new one.
  const old = origins.length > 0 ? [] : readTexts(at(policy, 'allowOrigin')).map(exactly);
  const others = readText(at(policy, 'unmatchedPreflights')) ?? 'UNSPECIFIED';
  if (!wordsForOthers.includes(others)) {
    throw routeProblem([...policy.path, 'unmatchedPreflights'], `must be ${wordsForOthers.join(', ')}, not ${others}`);
  }
  return { origins: [...origins, ...old], forwardsOthers: others !== 'IGNORE' };
}
