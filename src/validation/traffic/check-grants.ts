import { type Finding, keyAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Source: ReferenceGrantSpec.to of https://gateway-api.sigs.k8s.io/reference/spec/ */
const mostServices = 16;

/** The ReferenceGrant in a namespace beside the application's must have room for the versions there. */
export function checkGrants({ release, environment }: TrafficContext): readonly Finding[] {
  const hasGrants = environment.namespaceObjects.some(({ kind }) => kind === 'ReferenceGrant');
  if (!hasGrants || release.routemap.route === null) return [];
  const path = ['application', 'versions'];
  return release.furtherNamespaces
    .filter(({ services }) => services.length > mostServices)
    .map(({ namespace, services }) => ({
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the namespace ${namespace} has ${services.length} versions of an application in ${release.application.namespace}, and ${environment.name} takes at most ${mostServices} there`,
      hint: `a ReferenceGrant names at most ${mostServices} Services; move the application to ${namespace}, or a version elsewhere`,
      at: keyAt(path),
    }));
}
