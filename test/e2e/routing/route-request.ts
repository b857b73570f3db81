import { at } from '../../at.ts';

export interface Request {
  readonly host: string;
  readonly path: string;
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string };
}

/** What a proxy makes of a request. */
export interface Routed {
  /** The host of an Istio destination, or the name of a backend of an HTTPRoute. */
  readonly destination: string;
  /** The request as the destination gets it. */
  readonly request: Request;
  readonly responseHeaders: { readonly [name: string]: string };
  /** Where copies go, with how many percent of the requests; Envoy appends `-shadow` to the host of a copy. */
  readonly mirrors: readonly { readonly destination: string; readonly percent: number; readonly request: Request }[];
}

type Item = { readonly [key: string]: unknown };
type Texts = { readonly [name: string]: string };

/**
 * Routes a request by a VirtualService as Istio does it, for what our templates use of it: the first rule that matches
 * counts, and a destination's share is its weight.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/
 *
 * @param random from 0 up to 1, which decides among weighted destinations
 * @returns undefined if the route does not take requests to that host, or no rule matches
 */
export function routeRequest(route: unknown, request: Request, random: number): Routed | undefined {
  const hosts = at(route, 'spec', 'hosts') as readonly string[];
  const rules = at(route, 'spec', 'http') as readonly Item[];
  const rule = hosts.includes(request.host) ? rules.find((candidate) => matches(candidate, request)) : undefined;
  if (rule === undefined) return undefined;
  const chosen = pick(rule.route as readonly Item[], random);
  const sent = rewritten(rule, chosen, request);
  return {
    destination: String(at(chosen, 'destination', 'host')),
    request: sent,
    responseHeaders: (at(chosen, 'headers', 'response', 'add') ?? {}) as Texts,
    mirrors: ((rule.mirrors ?? []) as readonly Item[]).map((mirror) => ({
      destination: String(at(mirror, 'destination', 'host')),
      percent: Number(at(mirror, 'percentage', 'value')),
      request: { ...sent, host: `${sent.host}-shadow` },
    })),
  };
}

function matches({ match }: Item, request: Request): boolean {
  if (match === undefined) return true;
  return (match as readonly Item[]).some(({ headers = {}, authority, ...others }) => {
    if (Object.keys(others).length > 0) throw new Error(`this router knows no ${Object.keys(others).join(', ')}`);
    const conditions = Object.entries(headers as { readonly [name: string]: Item });
    return (
      (authority === undefined || meets(request.host, authority as Item)) &&
      conditions.every(([name, condition]) => meets(request.headers[name], condition))
    );
  });
}

function meets(text: string | undefined, { exact, regex }: Item): boolean {
  if (text === undefined) return false;
  if (exact !== undefined) return text === exact;
  return new RegExp(`^(?:${String(regex)})$`).test(text);
}

/** A single destination gets everything. */
function pick(destinations: readonly Item[], random: number): Item {
  const weights = destinations.map(({ weight = 0 }) => (destinations.length === 1 ? 1 : Number(weight)));
  let left = random * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  const found = destinations[index];
  if (found === undefined) throw new Error('no destination has a weight');
  return found;
}

function rewritten(rule: Item, destination: Item, { host, path, headers }: Request): Request {
  const set = (at(destination, 'headers', 'request', 'set') ?? {}) as Texts;
  const removed = (at(destination, 'headers', 'request', 'remove') ?? []) as readonly string[];
  const lower = Object.entries(set).map(([name, value]) => [name.toLowerCase(), value] as const);
  const { host: newHost = host, ...added } = Object.fromEntries(lower);
  const kept = Object.entries(headers).filter(([name]) => !removed.includes(name));
  return {
    host: newHost,
    path: String(at(rule, 'rewrite', 'uri') ?? path),
    headers: { ...Object.fromEntries(kept), ...added },
  };
}
