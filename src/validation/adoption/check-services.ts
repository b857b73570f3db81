import type { Resource } from '../../adoption/resource.ts';
import { labelsAt, selects } from '../../adoption/selectors.ts';
import { mapAt, mapsAt, numberAt, textAt } from '../../values/data.ts';
import type { Finding } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';

/** A Service that stays selects the pods of all versions. */
export function checkServices(context: AdoptionContext): readonly Finding[] {
  const { release, remaining, adoptions } = context;
  if (release.versions.length < 2) return [];
  return remaining
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service')
    .flatMap((service) => {
      const selector = labelsAt(service, 'selector');
      const selected = adoptions.find(({ kind, resource }) => {
        if ((resource.namespace ?? release.namespace) !== (service.namespace ?? release.namespace)) return false;
        return selects(selector, labelsAt(resource, kind.taking?.podLabels));
      });
      if (selected === undefined) return [];
      const message = `Service ${service.name} stays and sends requests to the pods of all versions`;
      const hint = hintFor(service, context);
      return [resourceFinding(service, ['spec', 'selector'], selected.path, { message, hint })];
    });
}

function hintFor({ name, namespace }: Resource, { environment, release, adoptions }: AdoptionContext): string {
  const front = environment.applicationObjects.some(
    ({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service',
  );
  const isAdopted = adoptions.some(({ resource }) => resource.kind === 'Service' && resource.name === name);
  if (front && isAdopted && name !== release.application.name) {
    return `set application.metadata.name: ${name}, so that the release's Service replaces it`;
  }
  if (front && isAdopted)
    return `a release in namespace ${namespace ?? release.namespace} would replace it with its own Service`;
  const names = release.versions.map(({ destination }) => destination.name);
  return `to reach one version, use its own Service: ${names.join(', ')}`;
}

/** The release's Service has only the application's port and is reached only inside the cluster; the replaced one may do more. */
export function checkFront({ release, replaced, adoptions }: AdoptionContext): readonly Finding[] {
  const { name, namespace, port } = release.application;
  const services = replaced.filter(
    (resource) =>
      resource.apiVersion === 'v1' &&
      resource.kind === 'Service' &&
      resource.name === name &&
      (resource.namespace ?? release.namespace) === namespace,
  );
  return services.flatMap((service) => {
    const adoption = adoptions.find(({ resource }) => resource === service);
    const path = adoption?.path ?? ['application'];
    const what = `the Service ${name} of the release`;
    if (adoption === undefined) {
      const message = `${what} replaces this one, which no version adopts`;
      return [
        resourceFinding(service, ['metadata', 'name'], path, {
          message,
          hint: 'set another application.metadata.name',
        }),
      ];
    }
    const spec = mapAt(service.data, 'spec') ?? {};
    const lost = mapsAt(spec, 'ports')
      .flatMap((given) => numberAt(given, 'port') ?? [])
      .filter((given) => given !== port);
    const type = textAt(spec, 'type') ?? 'ClusterIP';
    const findings: Finding[] = [];
    if (lost.length > 0) {
      const message = `${what} replaces this one and has only port ${port}, not port ${joinWords(lost.map(String), 'and')}`;
      const hint = 'clients of another port can use the Service of a version';
      findings.push(resourceFinding(service, ['spec', 'ports'], path, { message, hint }));
    }
    if (type === 'LoadBalancer' || type === 'NodePort') {
      const message = `${what} replaces this ${type}, but cannot be reached from outside the cluster`;
      const hint = 'set gateway to the gateway that requests come through';
      findings.push(resourceFinding(service, ['spec', 'type'], path, { message, hint }));
    }
    return findings;
  });
}
