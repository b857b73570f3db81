import { isAboutOrigin } from '../../mesh/condition.ts';
import { gatewayInFull } from '../../mesh/names.ts';
import { entriesOf } from '../../mesh/order.ts';
import type { Request } from '../../mesh/request.ts';
import type { Entry, Route } from '../../mesh/route.ts';
import { describeConditionResult } from '../describe-condition.ts';
import { type ConditionResult, judgeCondition } from './judge-condition.ts';

/**
 * Why a route that accepts the host of a request does not exist for its origin, as a sentence that begins with the route.
 * Conditions on the origin (gateway, port, labels and namespace of the client) select clients.
 */
export function whyNotForOrigin(route: Route, request: Request): string {
  const entries = entriesOf(route);
  if (entries.length === 0) return 'has no rules for HTTP';
  const unmet = entries.map(({ entry }) => unmetOrigin(entry, route, request));
  if (unmet.includes(undefined)) return 'does not count, because another route names the Service more precisely';
  const reasons = new Set(unmet.flatMap((result) => (result === undefined ? [] : [describeConditionResult(result)])));
  return `has no rule for this client: ${[...reasons].join('; ')}`;
}

/** The first condition on the origin of requests that a request does not meet. */
export function unmetOrigin({ conditions }: Entry, route: Route, request: Request): ConditionResult | undefined {
  const here = seenFrom(route, request);
  return conditions
    .filter(isAboutOrigin)
    .map((condition) => judgeCondition(condition, here))
    .find(({ met }) => !met);
}

/** The request with the full name of its gateway, and with the labels that the pods of this gateway are known to have. */
export function seenFrom({ namespace, gatewayLabels }: Route, request: Request): Request {
  const gateway = gatewayInFull(request.gateway, namespace);
  const { source } = request;
  const labels = new Map([...(gatewayLabels.get(gateway) ?? []), ...source.labels]);
  return { ...request, gateway, source: { ...source, labels } };
}
