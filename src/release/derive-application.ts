import type { DataMap } from '../values/data.ts';
import { mapAt, numberAt, textAt } from './read-data.ts';
import type { Application } from './release.ts';

/** Port of an application that names none, as in Iter8's release chart. */
const defaultPort = 80;

/** Traffic between workloads inside an Istio mesh, as against traffic through a gateway. */
const mesh = 'mesh';

/**
 * Name, namespace, port, hosts and gateways of the application.
 * Name and namespace default to the release's.
 */
export function deriveApplication(input: {
  readonly values: DataMap;
  readonly name: string;
  readonly namespace: string;
}): Application {
  const given = mapAt(input.values, 'application') ?? {};
  const metadata = mapAt(given, 'metadata') ?? {};
  const name = textAt(metadata, 'name') ?? input.name;
  const namespace = textAt(metadata, 'namespace') ?? input.namespace;
  const gateway = textAt(input.values, 'gateway');
  return {
    name,
    namespace,
    port: numberAt(given, 'port') ?? defaultPort,
    hosts: [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`],
    gateways: gateway === undefined ? [mesh] : [gateway, mesh],
  };
}
