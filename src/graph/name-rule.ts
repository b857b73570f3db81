import type { GraphRoute, GraphRule } from './traffic-graph.ts';

/** Which requests a rule takes, a line for each alternative; the first line stands alone, the others go on from it. */
export function nameRule({ conditions }: GraphRule, { rules }: GraphRoute): readonly string[] {
  if (conditions.length === 0) return [rules.length > 1 ? 'all other requests' : 'all requests'];
  return conditions.map((condition, index) => (index === 0 ? condition : `or ${condition}`));
}
