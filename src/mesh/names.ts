import type { Destination } from './route.ts';

/** The reserved name of a gateway for all sidecars of the mesh. */
export const insideMesh = 'mesh';

const suffix = '.svc.cluster.local';

/** A gateway without a namespace is in that of the route. */
export function gatewayInFull(name: string, namespace: string): string {
  return name === insideMesh || name.includes('/') ? name : `${namespace}/${name}`;
}

/** The hosts that mean a Service to clients in every namespace, the one in full last. */
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

/** The Service that a host names in full; null for any other host. */
export function serviceOf(host: string): Destination['service'] {
  if (!host.endsWith(suffix)) return null;
  const [name, namespace, ...more] = host.slice(0, -suffix.length).split('.');
  return name && namespace && more.length === 0 ? { name, namespace } : null;
}

/** The names by which a client of a namespace reaches a Service; the short one, too, if the namespace is not known. */
export function serviceNames(name: string, namespace: string, client: string | null): readonly string[] {
  const hosts = serviceHosts(name, namespace);
  return client === null || client === namespace ? [name, ...hosts] : hosts;
}

/** The group of an `apiVersion`; empty for that of `v1`, undefined if it is not a text. */
export function groupOf(apiVersion: unknown): string | undefined {
  if (typeof apiVersion !== 'string') return undefined;
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}
