import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version, VersionObject } from '../../release/release.ts';
import { type Data, type DataMap, dataAt, isMap, mapsAt, textAt, textsAt } from '../../values/data.ts';

/** The parts of a version's Deployment and Service that must match each other. */
export interface VersionWorkload {
  readonly deployment: VersionObject;
  readonly service: VersionObject;
  readonly podLabels: Labels;
  /** The ports that the pod's containers declare. */
  readonly containerPorts: readonly Port[];
  /** Null for a Service of type ExternalName, which does not select pods. */
  readonly selector: Labels | null;
  readonly servicePorts: readonly ServicePort[];
}

export interface Labels {
  readonly [key: string]: string;
}

export interface Port {
  readonly number: number;
  readonly name: string | undefined;
  readonly protocol: string;
}

export interface ServicePort {
  readonly number: number;
  readonly name: string | undefined;
  readonly appProtocol: string | undefined;
  /** Where the Service sends: a container port's number or name. */
  readonly target: number | string;
  readonly protocol: string;
  /** Where the values have the port; null for a port of a Service that the release makes. */
  readonly path: Path | null;
}

/** The Deployment and Service of a version; undefined if the environment does not make both. */
export function versionWorkload(version: Version): VersionWorkload | undefined {
  const deployment = version.objects.find(({ kind }) => kind === 'Deployment');
  const service = version.objects.find(({ kind }) => kind === 'Service');
  if (deployment === undefined || service === undefined) return undefined;
  // What templates/shared/deployment.hbs and service.hbs make of image and port.
  const made = version.selector;
  const port = { number: version.port, name: undefined, protocol: 'TCP' };
  const { specification: pod } = deployment;
  const { specification: spec } = service;
  return {
    deployment,
    service,
    podLabels: pod === null ? made : textsAt(podMetadata(pod), 'labels'),
    containerPorts: pod === null ? [port] : containerPorts(pod),
    selector: spec === null ? made : selectorOf(spec),
    servicePorts:
      spec === null
        ? [{ ...port, appProtocol: undefined, target: version.port, path: null }]
        : servicePorts(spec, service.path),
  };
}

function podMetadata(spec: DataMap): DataMap | undefined {
  const metadata = dataAt(spec, ['template', 'metadata']);
  return isMap(metadata) ? metadata : undefined;
}

function selectorOf(spec: DataMap): Labels | null {
  return textAt(spec, 'type') === 'ExternalName' ? null : textsAt(spec, 'selector');
}

/** Sidecars are init containers that keep running, so they may listen, too. */
function containerPorts(spec: DataMap): readonly Port[] {
  const pod = dataAt(spec, ['template', 'spec']);
  if (!isMap(pod)) return [];
  return [...mapsAt(pod, 'containers'), ...mapsAt(pod, 'initContainers')].flatMap((container) =>
    mapsAt(container, 'ports').map((port) => ({
      number: numberOf(port.containerPort),
      name: textAt(port, 'name'),
      protocol: textAt(port, 'protocol') ?? 'TCP',
    })),
  );
}

function servicePorts(spec: DataMap, path: Path): readonly ServicePort[] {
  return mapsAt(spec, 'ports').map((port, index) => ({
    number: numberOf(port.port),
    name: textAt(port, 'name'),
    appProtocol: textAt(port, 'appProtocol'),
    target: targetOf(port),
    protocol: textAt(port, 'protocol') ?? 'TCP',
    path: [...path, 'spec', 'ports', index],
  }));
}

/** Absent, 0 and "" all mean: the port of the Service itself. */
function targetOf(port: DataMap): number | string {
  const { targetPort } = port;
  if (typeof targetPort === 'string' && targetPort !== '') return targetPort;
  return numberOf(targetPort) || numberOf(port.port);
}

function numberOf(data: Data | undefined): number {
  return typeof data === 'number' ? data : 0;
}
