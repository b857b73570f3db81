import type { Finding } from '../finding.ts';
import type { AdoptionContext } from './adoption-context.ts';
import { checkBackends, checkScalers } from './check-references.ts';
import { checkRoutes } from './check-routes.ts';
import { checkFront, checkServices } from './check-services.ts';
import { checkSources } from './check-sources.ts';

/** What no longer does what it did, once the release has replaced the existing objects that versions adopt. */
export function checkAdoption(context: AdoptionContext): readonly Finding[] {
  if (context.sources.length === 0) return [];
  const checks = [checkSources, checkScalers, checkServices, checkFront, checkRoutes, checkBackends];
  return checks.flatMap((check) => check(context));
}
