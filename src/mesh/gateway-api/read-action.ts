import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needMap,
  needText,
  readMap,
  readMaps,
  readNumber,
  readText,
  readTexts,
  routeProblem,
} from '../field.ts';
import { standardPort } from '../request.ts';
import {
  type Action,
  type Cors,
  type HeaderChanges,
  type HeaderOperations,
  type Mirror,
  type NamedText,
  type PathRewrite,
  type Redirect,
  type Rewrite,
  sharesOf,
  unchanged,
  unchangedHeaders,
  type WeightedDestination,
} from '../route.ts';
import { readBackend, type Surroundings } from './read-backend.ts';

/**
 * The gateway answers all preflight requests.
 * Source: HTTPCORSFilter of https://gateway-api.sigs.k8s.io/reference/spec/
 */
const answered: Cors = { origins: [], forwardsOthers: false };

const referenceKeys = ['group', 'kind', 'namespace', 'name', 'port'];

/**
 * Reads what a rule of an HTTPRoute does.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function readGatewayAction(rule: MapField, surroundings: Surroundings): Action {
  const { redirect, rewrite, headers, mirrors, cors, unsupported } = readFilters(at(rule, 'filters'), surroundings);
  if (unsupported !== null) return { kind: 'unsupported', reason: unsupported };
  const backends = readMaps(at(rule, 'backendRefs'));
  if (redirect !== null && backends.length > 0) {
    const reason = 'must be absent: the API server refuses backends beside the filter RequestRedirect';
    throw routeProblem([...rule.path, 'backendRefs'], reason, 'key');
  }
  if (redirect !== null) return redirect;
  const destinations = readBackends(backends, surroundings);
  return {
    kind: 'forward',
    destinations,
    mirrors,
    rewrite,
    headers,
    cors: cors ? answered : null,
    settings: readSettings(rule, cors),
  };
}

/** The default weight is 1. A backend with weight 0 gets no requests, also if it is the only backend. */
function readBackends(backends: readonly MapField[], surroundings: Surroundings): readonly WeightedDestination[] {
  const shares = sharesOf(backends.map((backend) => readNumber(at(backend, 'weight'), 0, 1_000_000) ?? 1));
  return backends.map((backend, index) => {
    allowKeys(backend, [...referenceKeys, 'weight', 'filters']);
    const { rewrite, headers, redirect, mirrors, unsupported } = readFilters(at(backend, 'filters'), surroundings);
    if (redirect !== null || mirrors.length > 0 || unsupported !== null) {
      const reason =
        unsupported ?? 'has a redirect or mirror at a single backend, which is not followed; put it at the rule';
      throw routeProblem([...backend.path, 'filters'], reason);
    }
    return { destination: readBackend(backend, surroundings), share: shares[index] ?? 0, headers, rewrite };
  });
}

function readSettings(rule: MapField, cors: boolean): ReadonlyMap<string, string> {
  const timeouts = readMap(at(rule, 'timeouts'));
  const retry = readMap(at(rule, 'retry'));
  const persistence = readMap(at(rule, 'sessionPersistence'));
  const settings: readonly (readonly [string, Field])[] = [
    ...(timeouts === undefined ? [] : [['timeout', at(timeouts, 'request')] as const]),
    ...(timeouts === undefined ? [] : [['backend timeout', at(timeouts, 'backendRequest')] as const]),
    ...(retry === undefined ? [] : [['retry backoff', at(retry, 'backoff')] as const]),
  ];
  const texts = settings.flatMap(([name, field]) => {
    const text = readText(field);
    return text === undefined ? [] : [[name, text] as const];
  });
  const attempts = retry && readNumber(at(retry, 'attempts'), 0, 2 ** 31 - 1);
  return new Map([
    ...texts,
    ...(attempts === undefined ? [] : [['retries', String(attempts)] as const]),
    ...(persistence === undefined ? [] : [['session persistence', sessionKey(persistence)] as const]),
    ...(cors ? [['cors', 'has a policy'] as const] : []),
  ]);
}

/** By what later requests of a session are recognised. They go to the backend of the first one, which its share chose. */
function sessionKey(persistence: MapField): string {
  return `by ${(readText(at(persistence, 'type')) ?? 'Cookie').toLowerCase()}`;
}

/** The combined effect of the filters of a rule or a backend. */
interface Filters {
  readonly headers: HeaderChanges;
  readonly rewrite: Rewrite;
  readonly redirect: Redirect | null;
  readonly mirrors: readonly Mirror[];
  /** Whether one of them is a CORS policy. */
  readonly cors: boolean;
  /** Why the program cannot follow a request with these filters; null if it can. */
  readonly unsupported: string | null;
}

const none: Filters = {
  headers: unchangedHeaders,
  rewrite: unchanged,
  redirect: null,
  mirrors: [],
  cors: false,
  unsupported: null,
};

/** Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter */
function readFilters(field: Field, surroundings: Surroundings): Filters {
  refuseTogether(field);
  let filters = none;
  for (const filter of readMaps(field)) filters = { ...filters, ...readFilter(filter, filters, surroundings) };
  return filters;
}

/** Filters that the API server takes once in a list. */
const onlyOnce = new Set(['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'CORS']);

/**
 * Source: the validation rules of HTTPRouteRule.filters in apis/v1/httproute_types.go of sigs.k8s.io/gateway-api
 *
 * @throws RouteProblem if the API server refuses filters because they are in one list
 */
function refuseTogether(field: Field): void {
  const types = readMaps(field).map((filter) => readText(at(filter, 'type')) ?? '');
  const again = types.find((type, index) => onlyOnce.has(type) && types.indexOf(type) !== index);
  if (again !== undefined) throw routeProblem(field.path, `must have the filter ${again} only once`);
  if (types.includes('RequestRedirect') && types.includes('URLRewrite')) {
    throw routeProblem(field.path, 'must have one of RequestRedirect and URLRewrite, not both');
  }
}

function readFilter(filter: MapField, before: Filters, surroundings: Surroundings): Partial<Filters> {
  const type = needText(at(filter, 'type'));
  const content = (key: string) => needMap(at(filter, key));
  switch (type) {
    case 'RequestHeaderModifier':
      return { headers: { ...before.headers, request: readOperations(content('requestHeaderModifier')) } };
    case 'ResponseHeaderModifier':
      return { headers: { ...before.headers, response: readOperations(content('responseHeaderModifier')) } };
    case 'RequestMirror':
      return { mirrors: [...before.mirrors, readMirror(content('requestMirror'), surroundings)] };
    case 'RequestRedirect':
      return { redirect: readRedirect(content('requestRedirect')) };
    case 'URLRewrite':
      return { rewrite: readRewrite(content('urlRewrite')) };
    case 'CORS':
      return { cors: true };
    case 'ExtensionRef':
    case 'ExternalAuth':
      return { unsupported: `its filter ${type} decides what happens, and that is not followed` };
    default:
      throw routeProblem([...filter.path, 'type'], `is not a type of filter: ${type}`);
  }
}

function readOperations(modifier: MapField): HeaderOperations {
  return {
    remove: readTexts(at(modifier, 'remove')).map((name) => name.toLowerCase()),
    set: readNamedTexts(at(modifier, 'set')),
    add: readNamedTexts(at(modifier, 'add')),
  };
}

function readNamedTexts(field: Field): readonly NamedText[] {
  return readMaps(field).map((item) => [needText(at(item, 'name')).toLowerCase(), needText(at(item, 'value'))]);
}

function readMirror(mirror: MapField, surroundings: Surroundings): Mirror {
  const fraction = readMap(at(mirror, 'fraction'));
  return {
    destination: readBackend(needMap(at(mirror, 'backendRef')), surroundings),
    percent: fraction === undefined ? (readNumber(at(mirror, 'percent'), 0, 100) ?? 100) : readFraction(fraction),
  };
}

function readFraction(fraction: MapField): number {
  const most = 2 ** 31 - 1;
  const denominator = readNumber(at(fraction, 'denominator'), 1, most) ?? 100;
  return ((readNumber(at(fraction, 'numerator'), 0, denominator) ?? 0) / denominator) * 100;
}

/** The port defaults to the port of the scheme, and without a scheme to the port of the listener. */
function readRedirect(redirect: MapField): Redirect {
  const scheme = readText(at(redirect, 'scheme')) ?? null;
  return {
    kind: 'redirect',
    ignoresDefaultPort: false,
    status: readNumber(at(redirect, 'statusCode'), 300, 399) ?? 302,
    rewrite: readRewrite(redirect),
    scheme,
    port: readNumber(at(redirect, 'port'), 1, 65_535) ?? (scheme === null ? 'request' : standardPort(scheme)),
  };
}

function readRewrite(rewrite: MapField): Rewrite {
  const path = readMap(at(rewrite, 'path'));
  return { path: (path && readPathModifier(path)) ?? null, host: readText(at(rewrite, 'hostname')) ?? null };
}

function readPathModifier(path: MapField): PathRewrite {
  const type = needText(at(path, 'type'));
  if (type === 'ReplaceFullPath') return { kind: 'whole', path: readText(at(path, 'replaceFullPath')) ?? '/' };
  if (type !== 'ReplacePrefixMatch') {
    throw routeProblem([...path.path, 'type'], `must be ReplaceFullPath or ReplacePrefixMatch, not ${type}`);
  }
  return { kind: 'elements-prefix', path: readText(at(path, 'replacePrefixMatch')) ?? '' };
}
