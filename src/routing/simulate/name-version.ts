import type { Destination } from '../../mesh/route.ts';

/** The end of a path: the destination, and the headers that the routes add to its answer. */
export interface PathEnd {
  readonly destination: Destination;
  readonly response: ReadonlyMap<string, string>;
}

/** The header in which routes of Iter8 name the version that answered. */
const versionHeader = 'app-version';

/** A version with its name and its Services. */
export interface KnownVersion {
  readonly name: string;
  readonly services: readonly { readonly name: string; readonly namespace: string }[];
}

/**
 * The version at the end of a path: the name that the route sends to the client, else the version that owns the Service, else
 * the name of the destination. If Services of several versions have the name that the client gets, the Service decides.
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
