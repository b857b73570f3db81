import type { Path } from '../../diagnostics/diagnostic.ts';

/** What is wrong with a route, so that no proxy would take it or nobody could say what it does. */
export interface RouteProblem {
  readonly kind: 'route-problem';
  /** Within the object. */
  readonly path: Path;
  readonly message: string;
}

/** Makes a route problem, to be thrown while a route is read. */
export function routeProblem(path: Path, message: string): RouteProblem {
  return { kind: 'route-problem', path, message };
}

/** True for what `routeProblem` makes. */
export function isRouteProblem(error: unknown): error is RouteProblem {
  return typeof error === 'object' && error !== null && (error as Partial<RouteProblem>).kind === 'route-problem';
}
