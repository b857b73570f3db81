/** A request as a proxy sees it, with what the proxy knows of the client. */
export interface Request {
  readonly method: string;
  readonly scheme: string;
  /** The Host header, with the port if the client sent one. */
  readonly host: string;
  /** With the query, as the client sent it. */
  readonly path: string;
  /** By name in lower case. A header that is sent several times is one text, joined by commas, as Envoy sees it. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where the request arrives: `mesh` at the sidecar of a client, else a gateway, `name` or `namespace/name`. */
  readonly gateway: string;
  /** The port that the client calls. */
  readonly port: number;
  readonly source: Source;
}

/** The client, where it is a workload of the mesh. */
export interface Source {
  /** Null if it is not known: then it is taken for one in the namespace of the route. */
  readonly namespace: string | null;
  readonly labels: ReadonlyMap<string, string>;
}

/** The port that belongs to a scheme, `http` or `https`. */
export function standardPort(scheme: string): number {
  return scheme === 'https' ? 443 : 80;
}

/** The host of a copy of a request to a host: Envoy marks copies by it. */
export function shadowHost(host: string): string {
  return host.replace(/(:\d+)?$/, '-shadow$1');
}
