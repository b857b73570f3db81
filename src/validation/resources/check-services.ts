import { labelsAt } from '../../resources/labels-at.ts';
import type { Resource } from '../../resources/resource.ts';
import { selects } from '../../resources/selects.ts';
import type { Finding } from '../finding.ts';
import { resourceFinding } from './resource-finding.ts';
import type { ResourcesContext } from './resources-context.ts';

/** A Service that stays goes on selecting the pods, those of all versions. */
export function checkServices(context: ResourcesContext): readonly Finding[] {
  const { release, remaining, sources } = context;
  if (release.versions.length < 2) return [];
  return remaining
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service')
    .flatMap((service) => {
      const selector = labelsAt(service, 'selector');
      const selected = sources.find(({ kind, resource }) => {
        if ((resource.namespace ?? release.namespace) !== (service.namespace ?? release.namespace)) return false;
        return selects(selector, labelsAt(resource, kind.taking?.podLabels));
      });
      if (selected === undefined) return [];
      const message = `Service ${service.name} stays, and sends requests to the pods of all versions alike`;
      const hint = hintFor(service, context);
      return [resourceFinding(service, ['spec', 'selector'], selected.path, { message, hint })];
    });
}

function hintFor({ name, namespace }: Resource, { environment, release, sources }: ResourcesContext): string {
  const front = environment.applicationObjects.some(
    ({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service',
  );
  const taken = sources.some(({ resource }) => resource.kind === 'Service' && resource.name === name);
  if (front && taken && name !== release.application.name) {
    return `set application.metadata.name: ${name}, and the Service of the release takes its place`;
  }
  if (front && taken)
    return `a release in namespace ${namespace ?? release.namespace} would put its own Service in its place`;
  const names = release.versions.map(({ destination }) => destination.name);
  return `a single version is reached by its own Service: ${names.join(', ')}`;
}
