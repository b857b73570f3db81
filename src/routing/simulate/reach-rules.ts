import { isAboutOrigin } from '../../mesh/condition.ts';
import { meshOf } from '../../mesh/meshes.ts';
import { gatewayInFull } from '../../mesh/names.ts';
import { entriesOf } from '../../mesh/order.ts';
import type { Request } from '../../mesh/request.ts';
import type { Entry, Route } from '../../mesh/route.ts';
import { describeConditionResult } from '../describe-condition.ts';
import { type ConditionResult, judgeCondition } from './judge-condition.ts';
import { type Reach, reachRoute } from './reach-route.ts';

/**
 * Whether a request reaches the rules of a route. Conditions on the origin of requests (gateway, port, labels and namespace of
 * the client) select clients: Istio writes the rules for each proxy, and a route without a rule for a proxy does not exist
 * there. So do routes with rules for TLS or TCP alone.
 * Source: BuildHTTPRoutesForVirtualService and sourceMatchHTTP in pilot/pkg/networking/core/route/route.go of istio.io/istio
 */
export function reachRules(route: Route, request: Request): Reach {
  const reach = reachRoute(route, request);
  if (reach.kind === 'missed' || !meshOf(route).skipsRoutesWithoutRule) return reach;
  const entries = entriesOf(route);
  if (entries.length === 0) return { kind: 'missed', reason: 'has no rules for HTTP' };
  const unmet = entries.map(({ entry }) => unmetOrigin(entry, route, request));
  if (unmet.includes(undefined)) return reach;
  const reasons = new Set(unmet.flatMap((result) => (result === undefined ? [] : [describeConditionResult(result)])));
  return { kind: 'missed', reason: `has no rule for this client: ${[...reasons].join('; ')}` };
}

/** The first condition on the origin of requests that a request does not meet. */
export function unmetOrigin({ conditions }: Entry, route: Route, request: Request): ConditionResult | undefined {
  const here = { ...request, gateway: gatewayInFull(request.gateway, route.namespace) };
  return conditions
    .filter(isAboutOrigin)
    .map((condition) => judgeCondition(condition, here))
    .find(({ met }) => !met);
}
