import type { Release, Version } from '../../release/release.ts';
import { dataAt, isGiven } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { type Port, type ServicePort, type VersionWorkload, versionWorkload } from './version-workload.ts';

/**
 * Requests go from the route to a port of the version's Service, and from there to a port of a container.
 * A container need not declare its ports: only where any is declared must the Service send to one of them.
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
  if (!isName && port.path !== null && isTaken(version, values)) {
    const hint = `it answers if one listens there all the same; they declare ${joinWords(listed, 'and')}`;
    return [
      {
        code: 'port-unreachable',
        severity: 'warning',
        ...place,
        message: `${sends}, and no container declares that port`,
        hint,
      },
    ];
  }
  const message = `${sends}, and no container has that port`;
  return [{ code: 'port-unreachable', severity: 'error', ...place, message, hint: hintFor(listed, port, version) }];
}

/** What somebody else has written may work although it does not say all, as a sidecar that a mesh adds to the pods. */
function isTaken(version: Version, values: CheckContext['values']): boolean {
  return isGiven(dataAt(values, [...version.path, 'from']));
}

function isTarget({ target, protocol }: ServicePort, port: Port): boolean {
  return protocol === port.protocol && (typeof target === 'string' ? target === port.name : target === port.number);
}

/** TCP is what nobody needs to say. */
function showPort(port: number | string, { protocol }: { readonly protocol: string }): string {
  return protocol === 'TCP' ? String(port) : `${port}/${protocol}`;
}

/** A Service that is made sends to the version's port; the Deployment that does not have it is the one given. */
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
  const ports = containerPorts.length === 0 ? 'they have none' : `they have ${joinWords(containerPorts, 'and')}`;
  if (port.path !== null) return `set targetPort to a port of the containers: ${ports}`;
  return `set the port of version ${version.index} to one of the containers: ${ports}`;
}

/** The route addresses a port of the Service. */
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
  const given = dataAt(values, own) === undefined ? 'its port is not set, so it is' : 'its port is';
  const offered = joinWords(
    servicePorts.map(({ number }) => String(number)),
    'or',
  );
  return [
    {
      code: 'port-unreachable',
      severity: 'error',
      path,
      message: `the route sends to port ${port} of version ${version.index}, and its Service does not have that port`,
      hint: `${given} ${port}; set it to ${offered}`,
      at: keyAt(path),
    },
  ];
}
