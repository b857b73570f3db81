import { allowKeys, at, type Field, needText, readEntries, readMap, readTexts } from '../field.ts';
import { type HeaderChanges, type HeaderOperations, type NamedText, unchangedHeaders } from '../route.ts';

/** The changes of headers in a rule or a destination of a VirtualService. */
export interface IstioHeaders {
  /** Without the host and pseudo-headers, such as `:path`. Istio drops the operations on them. */
  readonly changes: HeaderChanges;
  /** The host that the operations on requests give. Null if they do not change it. */
  readonly host: string | null;
}

/**
 * Reads `headers` of a rule or of a destination. `set` of the host wins over `add` of the host, and Istio never removes the host.
 * Sources: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers,
 * TranslateHeadersOperations in pilot/pkg/networking/core/route/route.go of istio.io/istio
 *
 * @throws RouteProblem if it has another form
 */
export function readIstioHeaders(field: Field): IstioHeaders {
  const headers = readMap(field);
  if (headers === undefined) return { changes: unchangedHeaders, host: null };
  allowKeys(headers, ['request', 'response']);
  const request = readOperations(at(headers, 'request'));
  const response = readOperations(at(headers, 'response'));
  return {
    changes: { request: withoutInternal(request), response: withoutInternal(response) },
    host: [...request.add, ...request.set].findLast(([name, text]) => isHost(name) && text !== '')?.[1] ?? null,
  };
}

/**
 * The changes of a rule and of its only destination. Istio writes them into one list, in which Envoy removes first, then sets,
 * then adds, so the destination's `set` replaces the one of the rule.
 * Source: processDestination in pilot/pkg/networking/core/route/route.go of istio.io/istio
 */
export function ruleThenDestination(rule: HeaderChanges, destination: HeaderChanges): HeaderChanges {
  return {
    request: inOneList(rule.request, destination.request),
    response: inOneList(rule.response, destination.response),
  };
}

function inOneList(first: HeaderOperations, second: HeaderOperations): HeaderOperations {
  return {
    remove: [...first.remove, ...second.remove],
    set: [...first.set, ...second.set],
    add: [...first.add, ...second.add],
  };
}

function readOperations(field: Field): HeaderOperations {
  const operations = readMap(field);
  if (operations === undefined) return unchangedHeaders.request;
  allowKeys(operations, ['set', 'add', 'remove']);
  return {
    remove: readTexts(at(operations, 'remove')).map((name) => name.toLowerCase()),
    set: readNamedTexts(at(operations, 'set')),
    add: readNamedTexts(at(operations, 'add')),
  };
}

function readNamedTexts(field: Field): readonly NamedText[] {
  return readEntries(field).map(([name, text]) => [name.toLowerCase(), needText(text)]);
}

function withoutInternal({ remove, set, add }: HeaderOperations): HeaderOperations {
  return {
    remove: remove.filter((name) => !isInternal(name)),
    set: set.filter(([name]) => !isInternal(name)),
    add: add.filter(([name]) => !isInternal(name)),
  };
}

function isInternal(name: string): boolean {
  return name === 'host' || name.startsWith(':');
}

function isHost(name: string): boolean {
  return name === 'host' || name === ':authority';
}
