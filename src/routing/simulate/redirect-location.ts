import { type Request, standardPort } from '../../mesh/request.ts';
import type { Entry, Redirect } from '../../mesh/route.ts';
import { rewriteRequest } from './change-request.ts';

/**
 * Where a redirect sends the client.
 *
 * @param entry the entry that the request matched: a rewrite of a prefix replaces the prefix in this entry
 */
export function locationOf(request: Request, entry: Entry, redirect: Redirect): string {
  const { path } = rewriteRequest(request, entry, redirect.rewrite);
  const scheme = redirect.scheme ?? request.scheme;
  return `${scheme}://${hostOf(request, redirect, scheme)}${path}`;
}

/**
 * The host with its port. The host of the request keeps its port, except if the redirect gives another port, or changes the
 * scheme and the port is the default of the old one.
 * Source: newUri and processRequestHost in source/common/router/config_impl.cc of envoyproxy/envoy
 */
function hostOf(request: Request, { rewrite, port, ignoresDefaultPort }: Redirect, scheme: string): string {
  const host = rewrite.host ?? request.host;
  const asked = port === 'request' ? request.port : port;
  const isDefault = asked === standardPort(scheme);
  if (asked !== null && !(isDefault && ignoresDefaultPort)) {
    // Envoy adds the port to a host that the redirect names, even if this host has a port.
    return `${rewrite.host ?? withoutPort(host)}${isDefault ? '' : `:${asked}`}`;
  }
  const dropsPort = rewrite.host === null && scheme !== request.scheme;
  return dropsPort && host === `${withoutPort(host)}:${standardPort(request.scheme)}` ? withoutPort(host) : host;
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
