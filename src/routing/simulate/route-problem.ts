import type { Path } from '../../diagnostics/diagnostic.ts';

/** What is wrong with a route, so that no proxy would take it or nobody could say what it does. */
export interface RouteProblem {
  readonly kind: 'route-problem';
  /** Within the object. */
  readonly path: Path;
  /** What is wrong with what is there, as the end of a sentence. */
  readonly message: string;
  /** Whether it is the key that is wrong, or the value. */
  readonly part: 'key' | 'value';
}

/** Makes a route problem, to be thrown while a route is read. */
export function routeProblem(path: Path, message: string, part: RouteProblem['part'] = 'value'): RouteProblem {
  return { kind: 'route-problem', path, message, part };
}

/** True for what `routeProblem` makes. */
export function isRouteProblem(error: unknown): error is RouteProblem {
  return typeof error === 'object' && error !== null && (error as Partial<RouteProblem>).kind === 'route-problem';
}
