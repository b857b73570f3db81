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
 * The version at the end of a path: what the route itself tells the client, else the version whose Service it is, else the
 * destination by its own name. Where Services of several versions have the name that the client is told, as they may in
 * several namespaces, the Service says which it is.
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
