import { serviceHosts } from '../../release/service-hosts.ts';
import type { Destination } from './route.ts';

const suffix = '.svc.cluster.local';

/** The name of a Service as a host inside the cluster. */
export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}${suffix}`;
}

/** The Service that a host names in full; null for any other host. */
export function serviceOf(host: string): Destination['service'] {
  if (!host.endsWith(suffix)) return null;
  const [name, namespace, ...more] = host.slice(0, -suffix.length).split('.');
  return name && namespace && more.length === 0 ? { name, namespace } : null;
}

/** The names by which a client of a namespace reaches a Service; null if the namespace is not known. */
export function serviceNames(name: string, namespace: string, client: string | null): readonly string[] {
  const hosts = serviceHosts(name, namespace);
  return client === null || client === namespace ? [name, ...hosts] : hosts;
}
