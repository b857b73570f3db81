import { at } from '../../at.ts';

type Item = { readonly [key: string]: unknown };

/**
 * A VirtualService by its meaning: of its metadata only name and namespace, of each destination its share of the
 * requests (a single destination gets all; an absent weight is 0), destinations without a share left out, and a
 * single mirror written as `mirrors` has it.
 */
export function normalizeRoute(route: unknown): unknown {
  const http = at(route, 'spec', 'http') as readonly Item[] | undefined;
  const { name, namespace } = at(route, 'metadata') as Item;
  return {
    ...(route as Item),
    metadata: { name, namespace },
    spec: { ...(at(route, 'spec') as Item), http: http?.map(normalizeRule) },
  };
}

function normalizeRule({ route, mirror, mirrorPercentage, ...rest }: Item): Item {
  const mirrors = mirror === undefined ? {} : { mirrors: [{ destination: mirror, percentage: mirrorPercentage }] };
  return { ...rest, ...mirrors, route: shares(route as readonly Item[]) };
}

function shares(destinations: readonly Item[]): readonly Item[] {
  const weights = destinations.length === 1 ? [1] : destinations.map(({ weight = 0 }) => Number(weight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return destinations.flatMap(({ weight: _, ...destination }, index) => {
    const share = (weights[index] ?? 0) / sum;
    return share > 0 ? [{ ...destination, share }] : [];
  });
}
