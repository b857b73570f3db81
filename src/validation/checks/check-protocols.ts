import { meshByShortName } from '../../mesh/meshes.ts';
import { dataAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { versionWorkload } from './version-workload.ts';

/** Finds ports of the route that the mesh does not read as HTTP, so that the rules of the route do not apply to them. */
export function checkProtocols({ release, values }: CheckContext): readonly Finding[] {
  const mesh = meshByShortName(release.routemap.route?.gvrShort ?? '');
  if (mesh === undefined) return [];
  return release.versions.flatMap((version): readonly Finding[] => {
    const { port, path: versionPath, index } = version;
    const used = versionWorkload(version)?.servicePorts.find(({ number }) => number === port);
    const other = used && mesh.otherProtocolOf(used);
    if (used === undefined || other === undefined) return [];
    const { path: listed } = used;
    const key = used.appProtocol === undefined ? 'name' : 'appProtocol';
    const named = used.appProtocol !== undefined || used.name !== undefined;
    const candidates = [
      ...(listed === null ? [] : named ? [[...listed, key]] : [[...listed, 'port']]),
      [...versionPath, 'port'],
      ['application', 'port'],
    ];
    const path = candidates.find((candidate) => dataAt(values, candidate) !== undefined) ?? versionPath;
    return [
      {
        code: 'tcp-port',
        severity: 'warning',
        path,
        message: `${mesh.name} reads port ${port} of version ${index} as ${other.protocol}, because ${other.because}; the rules and weights of the route apply only to HTTP`,
        hint:
          listed === null
            ? 'choose another port, or name the port http in a serviceSpecification'
            : 'name the port http, grpc or http-web, or set its appProtocol to http',
        at: path === versionPath ? keyAt(path) : valueAt(path),
      },
    ];
  });
}
