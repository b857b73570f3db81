import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needExpression,
  needMap,
  needText,
  readMap,
  readMaps,
  readNumber,
  readText,
  refuse,
  routeProblem,
} from '../field.ts';
import { serviceHost, serviceOf } from '../names.ts';
import {
  type Action,
  type Destination,
  type Mirror,
  type PathRewrite,
  type Redirect,
  type Rewrite,
  sharesOf,
  unchanged,
  unchangedHeaders,
  type WeightedDestination,
} from '../route.ts';
import { readIstioCors } from './read-cors.ts';
import { type IstioHeaders, readIstioHeaders, ruleThenDestination } from './read-headers.ts';

const actions = ['route', 'redirect', 'directResponse', 'delegate'];

/**
 * Reads what a rule of a VirtualService does.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export function readIstioAction(rule: MapField, namespace: string): Action {
  const given = actions.filter((key) => rule.data[key] !== undefined && rule.data[key] !== null);
  if (given.length > 1) refuse(rule.reading, rule.path, `must have one of ${given.join(' and ')}, not both`);
  const delegate = readMap(at(rule, 'delegate'));
  if (delegate !== undefined) return readDelegate(delegate, namespace);
  const redirect = readMap(at(rule, 'redirect'));
  if (redirect !== undefined) return readRedirect(redirect, rule);
  const response = readMap(at(rule, 'directResponse'));
  if (response !== undefined) return readResponse(response);
  const destinations = readMaps(at(rule, 'route'));
  if (destinations.length === 0) throw routeProblem(rule.path, 'must have one of route, redirect and directResponse');
  const rewrite = readRewrite(readMap(at(rule, 'rewrite')));
  const headers = readIstioHeaders(at(rule, 'headers'));
  const host = rewrite.host ?? headers.host;
  const isOnly = destinations.length === 1;
  return {
    kind: 'forward',
    destinations: readDestinations(destinations, namespace, { ...headers, host }),
    mirrors: readMirrors(rule, namespace),
    rewrite: { ...rewrite, host },
    headers: isOnly ? unchangedHeaders : headers.changes,
    cors: readIstioCors(at(rule, 'corsPolicy')),
    settings: readIstioSettings(rule),
  };
}

/** Delegates that are given have taken the place of the rule before. */
function readDelegate(delegate: MapField, namespace: string): Action {
  const owner = readText(at(delegate, 'namespace')) ?? namespace;
  const name = readText(at(delegate, 'name')) ?? '';
  const reason = `it delegates to the VirtualService ${owner}/${name}, which is not among the given routes`;
  return { kind: 'unsupported', reason };
}

/** Source: ApplyRedirect in pilot/pkg/networking/core/route/route.go of istio.io/istio */
function readRedirect(redirect: MapField, rule: MapField): Redirect {
  allowKeys(redirect, ['uri', 'prefixRewrite', 'authority', 'port', 'derivePort', 'scheme', 'redirectCode']);
  const port = readNumber(at(redirect, 'port'), 1, 65_535) ?? null;
  return {
    kind: 'redirect',
    status: readNumber(at(redirect, 'redirectCode'), 0, 399) || 301,
    rewrite: { path: readRedirectPath(redirect, rule), host: readFilled(at(redirect, 'authority')) },
    scheme: readFilled(at(redirect, 'scheme')),
    port: readText(at(redirect, 'derivePort')) === 'FROM_REQUEST_PORT' ? 'request' : port,
    ignoresDefaultPort: true,
  };
}

/** @throws RouteProblem if Istio's webhook refuses how the redirect changes the path */
function readRedirectPath(redirect: MapField, rule: MapField): PathRewrite | null {
  const uri = readFilled(at(redirect, 'uri'));
  const prefix = readFilled(at(redirect, 'prefixRewrite'));
  if (prefix === null) return uri === null ? null : { kind: 'whole', path: uri };
  if (uri !== null) refuse(redirect.reading, redirect.path, 'must have one of uri and prefixRewrite, not both');
  for (const entry of readMaps(at(rule, 'match'))) {
    const match = readMap(at(entry, 'uri'));
    if (match === undefined || match.data.prefix !== undefined) continue;
    refuse(match.reading, match.path, 'must have prefix, because the redirect of this rule has prefixRewrite');
  }
  return { kind: 'text-prefix', path: prefix };
}

function readResponse(response: MapField): Action {
  allowKeys(response, ['status', 'body']);
  const status = readNumber(at(response, 'status'), 200, 599);
  if (status === undefined) throw routeProblem([...response.path, 'status'], 'is missing');
  const body = readMap(at(response, 'body'));
  return { kind: 'respond', status, body: (body && readText(at(body, 'string'))) ?? null };
}

/**
 * A single destination gets all requests, also with another weight, and all changes of headers. Its host counts only where
 * the rule gives none.
 */
function readDestinations(
  given: readonly MapField[],
  namespace: string,
  rule: IstioHeaders,
): readonly WeightedDestination[] {
  const most = 2 ** 31 - 1;
  const weights = given.map((item) => readNumber(at(item, 'weight'), 0, most) ?? 0);
  const shares = given.length === 1 ? [1] : sharesOf(weights);
  return given.map((item, index) => {
    allowKeys(item, ['destination', 'weight', 'headers']);
    const { changes, host } = readIstioHeaders(at(item, 'headers'));
    return {
      destination: readDestination(at(item, 'destination'), namespace),
      share: shares[index] ?? 0,
      headers: given.length === 1 ? ruleThenDestination(rule.changes, changes) : changes,
      rewrite: { ...unchanged, host: rule.host === null ? host : null },
    };
  });
}

function readDestination(field: Field, namespace: string): Destination {
  const destination = needMap(field);
  allowKeys(destination, ['host', 'subset', 'port']);
  const host = hostInFull(needText(at(destination, 'host')), namespace);
  const port = readMap(at(destination, 'port'));
  return {
    host,
    service: serviceOf(host),
    subset: readFilled(at(destination, 'subset')),
    port: (port && readNumber(at(port, 'number'), 1, 65_535)) ?? null,
    fault: null,
    unseen: [],
  };
}

function readMirrors(rule: MapField, namespace: string): readonly Mirror[] {
  const single = at(rule, 'mirror');
  const several = readMaps(at(rule, 'mirrors')).map((mirror) => ({
    destination: readDestination(at(mirror, 'destination'), namespace),
    percent: readPercent(at(mirror, 'percentage')) ?? 100,
  }));
  if (readMap(single) === undefined) return several;
  if (several.length > 0) refuse(rule.reading, rule.path, 'must have one of mirror and mirrors, not both');
  const percent = readPercent(at(rule, 'mirrorPercentage')) ?? readOldPercent(rule) ?? 100;
  return [{ destination: readDestination(single, namespace), percent }, ...several];
}

/** Istio accepts both names, and warns of them. */
function readOldPercent(rule: MapField): number | undefined {
  const given = ['mirrorPercent', 'mirror_percent']
    .map((key) => at(rule, key))
    .filter(({ data }) => data !== undefined);
  for (const { path } of given) rule.reading.noteDeprecated?.(path, 'mirrorPercentage.value');
  return given.map((field) => readNumber(field, 0, 100)).find((percent) => percent !== undefined);
}

function readPercent(field: Field): number | undefined {
  const percentage = readMap(field);
  return percentage && (readNumber(at(percentage, 'value'), 0, 100) ?? 0);
}

function readRewrite(rewrite: MapField | undefined): Rewrite {
  if (rewrite === undefined) return unchanged;
  allowKeys(rewrite, ['uri', 'authority', 'uriRegexRewrite']);
  const host = readFilled(at(rewrite, 'authority'));
  const regex = readMap(at(rewrite, 'uriRegexRewrite'));
  if (regex !== undefined) {
    const text = needExpression(at(regex, 'match'));
    return { path: { kind: 'regex', text, replacement: readText(at(regex, 'rewrite')) ?? '' }, host };
  }
  const uri = readFilled(at(rewrite, 'uri'));
  return { path: uri === null ? null : { kind: 'text-prefix', path: uri }, host };
}

/** The full name of a host. A name without dots is a Service in the namespace of the route. */
export function hostInFull(host: string, namespace: string): string {
  return host.includes('.') || host.includes('*') ? host : serviceHost(host, namespace);
}

/** A text, null where it is empty: Istio does not tell that from a text that is absent. */
function readFilled(field: Field): string | null {
  return readText(field) || null;
}

/**
 * The further settings of a rule of a VirtualService, as text.
 *
 * @throws RouteProblem if a proxy would refuse them
 */
function readIstioSettings(rule: MapField): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const timeout = readText(at(rule, 'timeout'));
  if (timeout !== undefined) settings.set('timeout', timeout);
  const retries = readMap(at(rule, 'retries'));
  if (retries !== undefined) addRetries(settings, retries);
  const fault = readMap(at(rule, 'fault'));
  const delay = fault && readMap(at(fault, 'delay'));
  const length = delay && readText(at(delay, 'fixedDelay'));
  if (delay && length !== undefined) settings.set('delay', `${length} for ${percentOf(delay)} % of the requests`);
  const abort = fault && readMap(at(fault, 'abort'));
  const status = abort && statusOf(abort);
  if (abort && status !== undefined) settings.set('abort', `${status} for ${percentOf(abort)} % of the requests`);
  if (readMap(at(rule, 'corsPolicy')) !== undefined) settings.set('cors', 'has a policy');
  return settings;
}

const retryKeys = [
  'attempts',
  'perTryTimeout',
  'retryOn',
  'retryRemoteLocalities',
  'retryIgnorePreviousHosts',
  'backoff',
];

/** Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry */
function addRetries(settings: Map<string, string>, retries: MapField): void {
  allowKeys(retries, retryKeys);
  settings.set('retries', String(readNumber(at(retries, 'attempts'), 0, 2 ** 31 - 1) ?? 0));
  const backoff = readText(at(retries, 'backoff'));
  if (backoff !== undefined) settings.set('retry backoff', backoff);
  const ignored = retries.data.retryIgnorePreviousHosts;
  if (typeof ignored === 'boolean') settings.set('retries at hosts tried before', ignored ? 'no' : 'yes');
}

/** Without a percentage the fault affects no request. */
function percentOf(fault: MapField): number {
  const percentage = readMap(at(fault, 'percentage'));
  if (percentage !== undefined) return readNumber(at(percentage, 'value'), 0, 100) ?? 0;
  return readNumber(at(fault, 'percent'), 0, 100) ?? 0;
}

/** Without a status, Istio leaves out the fault. */
function statusOf(abort: MapField): string | undefined {
  const http = readNumber(at(abort, 'httpStatus'), 200, 600);
  return readText(at(abort, 'grpcStatus')) ?? (http === undefined ? undefined : `status ${http}`);
}
