import { type Listener, matchesHost, plainHost } from '../../mesh/listener.ts';
import { gatewayInFull, insideMesh, serviceHost, shortHost } from '../../mesh/names.ts';
import { type Request, standardPort } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { knownAt } from '../simulate/reach-route.ts';

/** A request as a user describes it. Missing fields have defaults. */
export interface RequestSpec {
  readonly method?: string;
  /** With the query. */
  readonly path?: string;
  readonly scheme?: string;
  readonly host?: string;
  readonly headers?: readonly (readonly [name: string, text: string])[];
  readonly cookies?: readonly (readonly [name: string, text: string])[];
  readonly gateway?: string;
  readonly port?: number;
  readonly sourceNamespace?: string;
  readonly sourceLabels?: readonly (readonly [name: string, text: string])[];
}

/** A request, or why it cannot be built, as a sentence without a full stop. */
export type BuiltRequest =
  | { readonly ok: true; readonly request: Request }
  | { readonly ok: false; readonly message: string };

const token = /^[-A-Za-z0-9!#$%&'*+.^_`|~]+$/;

/** Envoy accepts at most 60 KiB of headers, which include the path. */
const longest = 60 * 1024;

/**
 * Builds the request that a user describes. The default is `GET /` to the first host of the routes, from inside the mesh if
 * the routes apply there.
 */
export function buildRequest(routes: readonly Route[], spec: RequestSpec): BuiltRequest {
  const problem = problemOf(spec);
  if (problem !== undefined) return { ok: false, message: problem };
  const gateway = spec.gateway ?? usualGateway(routes);
  const here = routes.filter((route) => route.gateways.includes(gatewayInFull(gateway, route.namespace)));
  const usual = usualListener(here, gateway, spec);
  const host = spec.host ?? usualHost(here.length > 0 ? here : routes, gateway, usual);
  if (host === undefined) {
    const hosts = routes.flatMap((route) => route.hosts).join(', ');
    return { ok: false, message: `the request needs a host; the route accepts ${hosts}` };
  }
  const scheme = spec.scheme ?? usual?.listener.scheme ?? 'http';
  return {
    ok: true,
    request: {
      method: spec.method ?? 'GET',
      scheme,
      host,
      path: spec.path ?? '/',
      headers: headersOf(spec),
      gateway,
      port: spec.port ?? portIn(host) ?? usual?.listener.port ?? usualPort(here, gateway, scheme),
      source: { namespace: spec.sourceNamespace ?? null, labels: new Map(spec.sourceLabels) },
    },
  };
}

/** Why no client can send the request, or no proxy accepts it. */
function problemOf({ method, path, host, headers = [], cookies = [] }: RequestSpec): string | undefined {
  const texts = [path ?? '', host ?? '', ...headers.flat(), ...cookies.flat()];
  if (texts.join('').length > longest)
    return `the request has more than ${longest / 1024} KiB, the most that proxies accept`;
  if (method !== undefined && !token.test(method)) return `${JSON.stringify(method)} is not a valid method`;
  if (path !== undefined && !/^\/[^\s#]*$/.test(path)) {
    return `${JSON.stringify(path)} is not a valid path: begin it with "/", without spaces and "#"`;
  }
  if (host !== undefined && !/^[^\s/]+$/.test(host))
    return `${JSON.stringify(host)} is not a valid host: write name or name:port`;
  const header = headers.find(([name, text]) => !token.test(name) || /[\r\n]/.test(text));
  if (header !== undefined) return `${JSON.stringify(header[0])} is not a valid header`;
  const cookie = cookies.find(([name, text]) => !token.test(name) || /[;\r\n]/.test(text));
  return cookie === undefined ? undefined : `${JSON.stringify(cookie[0])} is not a valid cookie`;
}

/** Joins headers of the same name by commas, and all cookies in one header. */
function headersOf({ headers = [], cookies = [] }: RequestSpec): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  const add = (name: string, text: string, separator: string) => {
    const before = joined.get(name);
    joined.set(name, before === undefined ? text : `${before}${separator}${text}`);
  };
  for (const [name, text] of headers) add(name.toLowerCase(), text, name.toLowerCase() === 'cookie' ? '; ' : ',');
  for (const [name, text] of cookies) add('cookie', `${name}=${text}`, '; ');
  return joined;
}

function usualGateway(routes: readonly Route[]): string {
  const gateways = routes.flatMap((route) => route.gateways);
  return gateways.includes(insideMesh) ? insideMesh : (gateways[0] ?? insideMesh);
}

/** A listener, and the hosts that the first of its routes gets from it. */
interface UsualListener {
  readonly listener: Listener;
  readonly hosts: readonly string[];
}

/**
 * The listener at which a request without further details arrives: one that takes the first route, at the usual port of HTTP
 * if possible. Undefined if the listeners of the gateway are not known, or none of them fits.
 */
function usualListener(routes: readonly Route[], gateway: string, spec: RequestSpec): UsualListener | undefined {
  const fitting = routes
    .flatMap((route) => [...(knownAt(route, gatewayInFull(gateway, route.namespace))?.takes ?? [])])
    .flatMap(([listener, take]) => (take.kind === 'hosts' ? [{ listener, hosts: take.hosts }] : []))
    .filter(({ listener }) => fits(listener, spec));
  return fitting.find(({ listener }) => listener.port === standardPort('http')) ?? fitting[0];
}

function fits(listener: Listener, { scheme, host, port = portIn(host ?? '') }: RequestSpec): boolean {
  return (
    (port === undefined || listener.port === port) &&
    (scheme === undefined || listener.scheme === scheme) &&
    (host === undefined || listener.hostname === null || matchesHost(listener.hostname, plainHost(host)))
  );
}

/** The first host without a wildcard; localhost if the route accepts any host. */
function usualHost(routes: readonly Route[], gateway: string, listener: UsualListener | undefined): string | undefined {
  const [service] = gateway === insideMesh ? routes.flatMap((route) => route.services) : [];
  if (service !== undefined) return shortHost(serviceHost(service.name, service.namespace));
  const hosts = listener?.hosts ?? routes.flatMap((route) => route.hosts);
  return (
    hosts.find((host) => !host.startsWith('*')) ?? (hosts.length === 0 || hosts.includes('*') ? 'localhost' : undefined)
  );
}

function portIn(host: string): number | undefined {
  const port = /:(\d{1,5})$/.exec(host)?.[1];
  return port === undefined ? undefined : Number(port);
}

function usualPort(routes: readonly Route[], gateway: string, scheme: string): number {
  const [parent] =
    gateway === insideMesh ? routes.flatMap(({ services }) => services.filter(({ port }) => port !== null)) : [];
  return parent?.port ?? standardPort(scheme);
}
