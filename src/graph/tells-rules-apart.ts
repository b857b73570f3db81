import type { GraphRoute } from './traffic-graph.ts';

/** Whether a picture has to say which requests a rule takes: not where the only rule takes all. */
export function tellsRulesApart({ rules }: GraphRoute): boolean {
  return rules.length > 1 || rules.some(({ conditions, remarks }) => conditions.length > 0 || remarks.length > 0);
}
