import { mapAt, mapsAt, numberAt, textAt } from '../../values/read-data.ts';
import type { Finding } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { resourceFinding } from './resource-finding.ts';
import type { ResourcesContext } from './resources-context.ts';

/** The Service of the release answers at the application's port, inside the cluster; the one it replaces may do more. */
export function checkFront({ release, replaced, sources }: ResourcesContext): readonly Finding[] {
  const { name, namespace, port } = release.application;
  const services = replaced.filter(
    (resource) =>
      resource.apiVersion === 'v1' &&
      resource.kind === 'Service' &&
      resource.name === name &&
      (resource.namespace ?? release.namespace) === namespace,
  );
  return services.flatMap((service) => {
    const source = sources.find(({ resource }) => resource === service);
    const path = source?.path ?? ['application'];
    const what = `the Service ${name} of the release`;
    if (source === undefined) {
      const message = `${what} replaces this one, which leads to no version`;
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
      const message = `${what} replaces this one and has port ${port} alone; port ${joinWords(lost.map(String), 'and')} is gone`;
      const hint = 'clients of another port go to the Service of a version';
      findings.push(resourceFinding(service, ['spec', 'ports'], path, { message, hint }));
    }
    if (type === 'LoadBalancer' || type === 'NodePort') {
      const message = `${what} replaces this ${type} and cannot be reached from outside the cluster`;
      const hint = 'name the gateway through which requests come with gateway';
      findings.push(resourceFinding(service, ['spec', 'type'], path, { message, hint }));
    }
    return findings;
  });
}
