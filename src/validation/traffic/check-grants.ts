import { groupOf } from '../../mesh/api-group.ts';
import { meshes } from '../../mesh/meshes.ts';
import { type Finding, keyAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** What lets the route send requests to a namespace beside the application's must have room for the versions there. */
export function checkGrants({ release, environment }: TrafficContext): readonly Finding[] {
  const grant = meshes
    .flatMap((mesh) => mesh.grant ?? [])
    .find(({ group, kind }) =>
      environment.namespaceObjects.some((object) => object.kind === kind && groupOf(object.apiVersion) === group),
    );
  if (grant === undefined || release.routemap.route === null) return [];
  const { kind, mostServices } = grant;
  const path = ['application', 'versions'];
  return release.furtherNamespaces
    .filter(({ services }) => services.length > mostServices)
    .map(({ namespace, services }) => ({
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the namespace ${namespace} has ${services.length} versions of an application in ${release.application.namespace}, and ${environment.name} takes at most ${mostServices} there`,
      hint: `a ${kind} names at most ${mostServices} Services; move the application to ${namespace}, or a version elsewhere`,
      at: keyAt(path),
    }));
}
