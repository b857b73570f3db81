/** What the commands about routes do: a file of its own when built, because the others need no Go templates. */

export { drawGraph } from './actions/draw-graph.ts';
export { printPlan } from './actions/print-plan.ts';
export { printRoute } from './actions/print-route.ts';
export { printRoutes } from './actions/print-routes.ts';
export { testRoutes } from './actions/test-routes.ts';
