import type { VersionMirror, VersionShare } from '../simulate/summarize-outcome.ts';

/**
 * Where a version's requests really go, if its name alone does not say it: the host that the route writes into them, else
 * the destination. Undefined where the destination is the Service of that name.
 *
 * @param host the host that the route writes into them
 */
export function describeAddress(
  { version, destination }: VersionShare | VersionMirror,
  host?: string,
): string | undefined {
  const { service, subset, port } = destination;
  if (host !== undefined) return shortHost(host);
  if (service?.name === version && subset === null) return undefined;
  const name = `${shortHost(destination.host)}${subset === null ? '' : `/${subset}`}`;
  return name === version ? undefined : `${name}${port === null ? '' : `:${port}`}`;
}

function shortHost(host: string): string {
  return host.replace(/\.svc\.cluster\.local$/, '');
}
