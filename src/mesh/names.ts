import type { Destination } from './route.ts';

/** The reserved gateway name for all sidecars of the mesh. */
export const insideMesh = 'mesh';

const suffix = '.svc.cluster.local';

/** The name of a gateway with its namespace, which defaults to the namespace of the route. */
export function gatewayInFull(name: string, namespace: string): string {
  return name === insideMesh || name.includes('/') ? name : `${namespace}/${name}`;
}

/** The hosts of a Service for clients in any namespace, the full one last. */
export function serviceHosts(name: string, namespace: string): readonly [string, string, string] {
  const host = `${name}.${namespace}`;
  return [host, `${host}.svc`, `${host}${suffix}`];
}

/** The name of a Service as a host inside the cluster. */
export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}${suffix}`;
}

/** A host, or a host and its port, without the domain of the cluster: `shop-1.default:80`. */
export function shortHost(host: string): string {
  return host.replace(/\.svc\.cluster\.local(?=$|:)/, '');
}

/** The Service of a full host; null for any other host. */
export function serviceOf(host: string): Destination['service'] {
  if (!host.endsWith(suffix)) return null;
  const [name, namespace, ...more] = host.slice(0, -suffix.length).split('.');
  return name && namespace && more.length === 0 ? { name, namespace } : null;
}

/** The names by which a client in a namespace reaches a Service. An unknown namespace allows the short name, too. */
export function serviceNames(name: string, namespace: string, client: string | null): readonly string[] {
  const hosts = serviceHosts(name, namespace);
  return client === null || client === namespace ? [name, ...hosts] : hosts;
}

/**
 * The full host of the Service that a host may mean for a client, with or without a dot at its end: that of `shop` is
 * `shop.<client>.svc.cluster.local`. Null if the host cannot be the name of a Service.
 *
 * @param client the namespace of the client
 */
export function fullServiceHost(host: string, client: string): string | null {
  const full = host.replace(/\.$/, '');
  if (serviceOf(full) !== null) return full;
  const [name = '', namespace = client, ...more] = host.split('.');
  const isShort = more.length === 0 || (more.length === 1 && more[0] === 'svc');
  return isShort && name !== '' && namespace !== '' ? serviceHost(name, namespace) : null;
}

/** The group of an `apiVersion`; empty for `v1`, undefined if the value is not text. */
export function groupOf(apiVersion: unknown): string | undefined {
  if (typeof apiVersion !== 'string') return undefined;
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}
