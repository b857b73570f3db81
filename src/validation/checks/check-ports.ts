import type { Release, Version } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { type Port, type ServicePort, type VersionWorkload, versionWorkload } from './version-workload.ts';

/**
 * Finds ports that lead nowhere. A request goes from the route to a port of the version's Service, and from there to a port
 * of a container. Containers need not declare ports: the Service must send to a declared port only if there are any.
 */
export function checkPorts({ release, values }: CheckContext): readonly Finding[] {
  return release.versions.flatMap((version) => {
    const workload = versionWorkload(version);
    if (workload === undefined || workload.selector === null) return [];
    const targets = workload.servicePorts.flatMap((port) => checkTarget(port, version, workload, values));
    return [...targets, ...checkRoute(release, version, workload, values)];
  });
}

function checkTarget(
  port: ServicePort,
  version: Version,
  { containerPorts, deployment, service }: VersionWorkload,
  values: CheckContext['values'],
): readonly Finding[] {
  if (deployment.specification === null && service.specification === null) return [];
  if (containerPorts.some((other) => isTarget(port, other))) return [];
  const isName = typeof port.target === 'string';
  if (!isName && (containerPorts.length === 0 || port.number === 0)) return [];
  const listed = containerPorts.map((other) => showPort(isName ? (other.name ?? other.number) : other.number, other));
  const given = showPort(isName ? quote(String(port.target)) : port.target, port);
  const place = placeOf(port, version, deployment.path, values);
  const sends = `the Service of version ${version.index} sends to port ${given}`;
  if (!isName && port.path !== null && isAdopted(version, values)) {
    const message = `${sends}, but no container declares that port`;
    const hint = `the containers declare ${joinWords(listed, 'and')}; this works only if one of them also listens on ${given}`;
    return [{ code: 'port-unreachable', severity: 'warning', ...place, message, hint }];
  }
  const message = `${sends}, but no container has that port`;
  return [{ code: 'port-unreachable', severity: 'error', ...place, message, hint: hintFor(listed, port, version) }];
}

/** An existing object may work without declaring every port: a mesh may add a sidecar to its pods, for example. */
function isAdopted(version: Version, values: CheckContext['values']): boolean {
  return isGiven(dataAt(values, [...version.path, 'from']));
}

function isTarget({ target, protocol }: ServicePort, port: Port): boolean {
  return protocol === port.protocol && (typeof target === 'string' ? target === port.name : target === port.number);
}

/** TCP is the default and stays out of the message. */
function showPort(port: number | string, { protocol }: { readonly protocol: string }): string {
  return protocol === 'TCP' ? String(port) : `${port}/${protocol}`;
}

/** Where the values file has the port. A Service that the release makes sends to the port of the version. */
function placeOf(port: ServicePort, version: Version, deployment: Version['path'], values: CheckContext['values']) {
  if (port.path !== null) {
    const targetPort = [...port.path, 'targetPort'];
    const path = dataAt(values, targetPort) === undefined ? [...port.path, 'port'] : targetPort;
    return { path, at: valueAt(path) };
  }
  const own = [...version.path, 'port'];
  const application = ['application', 'port'];
  const path = [own, application].find((candidate) => dataAt(values, candidate) !== undefined);
  return path === undefined ? { path: own, at: keyAt(deployment) } : { path, at: valueAt(path) };
}

function hintFor(containerPorts: readonly string[], port: ServicePort, version: Version): string {
  if (containerPorts.length === 0) return 'declare that port in a container';
  const key = port.path === null ? `the port of version ${version.index}` : 'targetPort';
  return `set ${key} to a port of the containers: ${joinWords(containerPorts, 'or')}`;
}

/** The Service must have the port that the route sends to. */
function checkRoute(
  release: Release,
  version: Version,
  { service, servicePorts }: VersionWorkload,
  values: CheckContext['values'],
): readonly Finding[] {
  const { name, port } = version.destination;
  if (release.routemap.route === null || service.specification === null || name !== service.metadata.name) return [];
  if (servicePorts.length === 0 || servicePorts.some(({ number }) => number === port)) return [];
  const path = [...service.path, 'spec', 'ports'];
  const own = [...version.path, 'port'];
  const offered = servicePorts.map(({ number }) => String(number));
  const set = `set the port of version ${version.index} to ${joinWords(offered, 'or')}`;
  return [
    {
      code: 'port-unreachable',
      severity: 'error',
      path,
      message: `the route sends to port ${port} of version ${version.index}, but its Service does not have that port`,
      hint: dataAt(values, own) === undefined ? `${set}; without a port it is ${port}` : set,
      at: keyAt(path),
    },
  ];
}
