import type { Destination } from '../../mesh/route.ts';

/** Where a path ends: the destination, and the headers that the routes add to its answer. */
export interface PathEnd {
  readonly destination: Destination;
  readonly response: ReadonlyMap<string, string>;
}

/** The header in which routes of Iter8 tell the client which version has answered. */
const versionHeader = 'app-version';

/** A version that has a name, and the Services that are its own. */
export interface KnownVersion {
  readonly name: string;
  readonly services: readonly { readonly name: string; readonly namespace: string }[];
}

/**
 * The version at the end of a path: the name that the route sends to the client, else the version with this Service,
 * else the name of the destination. If Services of several versions have the name that the route sends, in several
 * namespaces, the Service decides.
 */
export function nameVersion({ destination, response }: PathEnd, known: readonly KnownVersion[] = []): string {
  const { service, subset, host } = destination;
  const told = response.get(versionHeader);
  const owner = known.find(({ services }) =>
    services.some(({ name, namespace }) => name === service?.name && namespace === service.namespace),
  );
  const sameName = known.filter(({ services }) => services.some(({ name }) => name === told));
  if (told !== undefined && (sameName.length < 2 || owner === undefined)) return told;
  return owner?.name ?? `${service?.name ?? host}${subset === null ? '' : `/${subset}`}`;
}
