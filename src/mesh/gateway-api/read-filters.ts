import {
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
import { serviceHost } from '../names.ts';
import { standardPort } from '../request.ts';
import {
  type Destination,
  type HeaderChanges,
  type HeaderOperations,
  type Mirror,
  type NamedText,
  type PathRewrite,
  type Redirect,
  type Rewrite,
  unchanged,
  unchangedHeaders,
} from '../route.ts';

/** What the filters of a rule or a backend do together. */
export interface Filters {
  readonly headers: HeaderChanges;
  readonly rewrite: Rewrite;
  readonly redirect: Redirect | null;
  readonly mirrors: readonly Mirror[];
  /** Why requests cannot be followed past them; null if they can. */
  readonly unsupported: string | null;
}

const none: Filters = {
  headers: unchangedHeaders,
  rewrite: unchanged,
  redirect: null,
  mirrors: [],
  unsupported: null,
};

/** Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter */
export function readFilters(field: Field, namespace: string): Filters {
  let filters = none;
  for (const filter of readMaps(field)) filters = { ...filters, ...readFilter(filter, filters, namespace) };
  return filters;
}

function readFilter(filter: MapField, before: Filters, namespace: string): Partial<Filters> {
  const type = needText(at(filter, 'type'));
  const content = (key: string) => needMap(at(filter, key));
  switch (type) {
    case 'RequestHeaderModifier':
      return { headers: { ...before.headers, request: readOperations(content('requestHeaderModifier')) } };
    case 'ResponseHeaderModifier':
      return { headers: { ...before.headers, response: readOperations(content('responseHeaderModifier')) } };
    case 'RequestMirror':
      return { mirrors: [...before.mirrors, readMirror(content('requestMirror'), namespace)] };
    case 'RequestRedirect':
      return { redirect: readRedirect(content('requestRedirect')) };
    case 'URLRewrite':
      return { rewrite: readRewrite(content('urlRewrite')) };
    case 'CORS':
      return {};
    case 'ExtensionRef':
    case 'ExternalAuth':
      return { unsupported: `its filter ${type} decides what happens, and that is not followed` };
    default:
      throw routeProblem([...filter.path, 'type'], `is no type of filter: ${type}`);
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

function readMirror(mirror: MapField, namespace: string): Mirror {
  const fraction = readMap(at(mirror, 'fraction'));
  return {
    destination: readBackend(needMap(at(mirror, 'backendRef')), namespace),
    percent: fraction === undefined ? (readNumber(at(mirror, 'percent'), 0, 100) ?? 100) : readFraction(fraction),
  };
}

function readFraction(fraction: MapField): number {
  const most = 2 ** 31 - 1;
  const denominator = readNumber(at(fraction, 'denominator'), 1, most) ?? 100;
  return ((readNumber(at(fraction, 'numerator'), 0, denominator) ?? 0) / denominator) * 100;
}

/** Without a port it is that of the scheme, and without a scheme that of the listener. */
function readRedirect(redirect: MapField): Redirect {
  const scheme = readText(at(redirect, 'scheme')) ?? null;
  return {
    kind: 'redirect',
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

/** A reference to what gets requests: a Service unless it says otherwise. */
export function readBackend(reference: MapField, namespace: string): Destination {
  const name = needText(at(reference, 'name'));
  const kind = readText(at(reference, 'kind')) ?? 'Service';
  const isService = kind === 'Service' && (readText(at(reference, 'group')) ?? '') === '';
  const owner = readText(at(reference, 'namespace')) ?? namespace;
  const port = readNumber(at(reference, 'port'), 1, 65_535) ?? null;
  if (!isService) return { host: `${kind}/${name}`, service: null, subset: null, port };
  return { host: serviceHost(name, owner), service: { name, namespace: owner }, subset: null, port };
}
