import { at } from '../at.ts';

type Item = { readonly [key: string]: unknown };

/**
 * A VirtualService or HTTPRoute by its meaning: of its metadata only name and namespace, of each destination its share
 * of the requests, destinations without a share left out, and a single mirror written as `mirrors` has it.
 */
export function normalizeRoute(route: unknown): unknown {
  const { name, namespace } = at(route, 'metadata') as Item;
  const { http, rules, ...spec } = at(route, 'spec') as { http?: readonly Item[]; rules?: readonly Item[] };
  return {
    ...(route as Item),
    metadata: { name, namespace },
    spec: {
      ...spec,
      ...(http === undefined ? {} : { http: http.map(normalizeIstioRule) }),
      ...(rules === undefined ? {} : { rules: rules.map((rule) => normalizeGatewayRule(rule, namespace)) }),
    },
  };
}

/** In a VirtualService an absent weight is 0. */
function normalizeIstioRule({ route, mirror, mirrorPercentage, ...rest }: Item): Item {
  const mirrors = mirror === undefined ? {} : { mirrors: [{ destination: mirror, percentage: mirrorPercentage }] };
  return { ...rest, ...mirrors, route: shares(route as readonly Item[], 0) };
}

/** In an HTTPRoute an absent weight is 1, and an absent namespace the route's own. */
function normalizeGatewayRule({ backendRefs, ...rest }: Item, own: unknown): Item {
  const named = (backendRefs as readonly Item[]).map((backend) => ({ namespace: own, ...backend }));
  return { ...rest, backendRefs: shares(named, 1) };
}

/** A single destination gets everything. */
function shares(destinations: readonly Item[], absent: number): readonly Item[] {
  const weights = destinations.length === 1 ? [1] : destinations.map(({ weight = absent }) => Number(weight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return destinations.flatMap(({ weight: _, ...destination }, index) => {
    const share = (weights[index] ?? 0) / sum;
    return share > 0 ? [{ ...destination, share }] : [];
  });
}
