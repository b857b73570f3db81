import { matchesHost } from './listener.ts';

/**
 * The hosts that a listener and a route have in common: the more specific of two that match each other.
 * Sources: HTTPRouteSpec.hostnames of https://gateway-api.sigs.k8s.io/reference/spec/, and Intersection in
 * pkg/config/host/names.go of istio.io/istio
 *
 * @param hostname of the listener; null for any host
 * @param hosts of the route; none for any host
 * @returns null if they have none in common; empty for any host
 */
export function intersectHosts(hostname: string | null, hosts: readonly string[]): readonly string[] | null {
  if (hostname === null) return hosts;
  if (hosts.length === 0) return [hostname];
  const common = hosts.flatMap((host) => {
    if (coversHost(hostname, host)) return [host];
    return coversHost(host, hostname) ? [hostname] : [];
  });
  return common.length === 0 ? null : [...new Set(common)];
}

/** Whether every host that matches the narrow one matches the wide one. */
export function coversHost(wide: string, narrow: string): boolean {
  return wide === narrow || matchesHost(wide, narrow);
}
