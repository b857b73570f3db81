import { type MadeRoutes, readMadeRoutes } from '../../routing/answer/read-made-routes.ts';
import { commandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import type { RouteSource } from './route-source.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Routes to ask about requests; or the user has been told what is wrong. */
export type RoutesWhen =
  | Extract<MadeRoutes, { kind: 'routes' }>
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * The routes of a source while these versions are available. Those in a file or in the cluster are as they are.
 *
 * @throws CommandError if the source makes no route, or one that no proxy would take
 */
export function routesWhen(
  source: Exclude<RouteSource, { kind: 'refused' }>,
  available: readonly boolean[],
  system: System,
): RoutesWhen {
  if (source.kind === 'routes') return source;
  const found = readMadeRoutes(source.routemap, available);
  if (found.kind === 'routes') return found;
  if (found.kind === 'none') throw commandError([found.message, found.advice].filter(Boolean).join('; '));
  tellDiagnostics(found.diagnostics, system, source.sources);
  return { kind: 'refused', exitCode: exitCodes.invalid };
}
