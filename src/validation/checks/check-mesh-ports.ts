import { meshByShortName } from '../../mesh/meshes.ts';
import type { Version } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { versionWorkload } from './version-workload.ts';

/** Finds ports that clients may call, but whose requests no route takes. */
export function checkMeshPorts(context: CheckContext): readonly Finding[] {
  if (context.release.routemap.route === null) return [];
  return [
    ...checkApplicationPort(context),
    ...context.release.versions.flatMap((version) => checkFurtherPorts(version, context)),
  ];
}

/**
 * A front Service without pods has no listener in the mesh, so requests to it meet the route only at a port where the mesh
 * listens anyway.
 * Source: buildSidecarOutboundListener in pilot/pkg/networking/core/listener.go of istio.io/istio
 */
function checkApplicationPort({ release, environment, values }: CheckContext): readonly Finding[] {
  const path = ['application', 'port'];
  const meshPort = environment.applicationObjects.find((object) => object.meshPort !== undefined)?.meshPort;
  const { name, namespace, port } = release.application;
  const hasWorkloads = release.versions.some((version) => versionWorkload(version) !== undefined);
  if (meshPort === undefined || port === meshPort || !isGiven(dataAt(values, path))) return [];
  return [
    {
      code: 'port-without-route',
      severity: 'warning',
      path,
      message: `inside the mesh, requests to ${name}:${port} do not meet the route, which takes requests at port ${meshPort} alone`,
      hint: `clients call http://${name}.${namespace}${hasWorkloads ? `; if only the versions listen on ${port}, set the port of each version instead` : ''}`,
      at: valueAt(path),
    },
  ];
}

/** The route sends to one port of each version. */
function checkFurtherPorts(version: Version, { release }: CheckContext): readonly Finding[] {
  const mesh = meshByShortName(release.routemap.route?.gvrShort ?? '');
  const ports = versionWorkload(version)?.servicePorts ?? [];
  // Another check finds a Service without the port of the route.
  if (!ports.some(({ number }) => number === version.port)) return [];
  const further = ports.filter(
    (port) => port.number !== version.port && port.protocol === 'TCP' && mesh?.otherProtocolOf(port) === undefined,
  );
  const [first] = further;
  if (first === undefined || first.path === null) return [];
  const listed = joinWords(
    further.map(({ number }) => String(number)),
    'and',
  );
  const service = version.destination.host;
  return [
    {
      code: 'port-without-route',
      severity: 'warning',
      path: first.path,
      message: `the route takes no requests for port ${listed} of version ${version.index}: it sends to port ${version.port} alone`,
      hint: `clients reach ${further.length === 1 ? 'this port' : 'these ports'} only at ${service}, without weights and conditions`,
      at: keyAt(first.path),
    },
  ];
}
