import { type Comparison, type Condition, foldCase, type Subject } from '../../mesh/condition.ts';
import type { Request } from '../../mesh/request.ts';
import { matchesWhole } from './expressions.ts';

/** Whether a request matches a condition, and the text that was compared. */
export interface ConditionResult {
  readonly condition: Condition;
  readonly met: boolean;
  /** The text in the request; undefined if it is missing. */
  readonly found: string | undefined;
}

/**
 * Tests one condition. A negated comparison of text treats a missing header as empty.
 * Source: Istio sets treat_missing_header_as_empty for withoutHeaders, except for conditions on presence
 */
export function judgeCondition(condition: Condition, request: Request): ConditionResult {
  const { subject, comparison, negated } = condition;
  const found = partOf(subject, request);
  const missing = negated && comparison.kind !== 'present' ? '' : undefined;
  return { condition, met: compare(comparison, found ?? missing) !== negated, found };
}

function partOf(subject: Subject, request: Request): string | undefined {
  switch (subject.kind) {
    case 'path':
      return pathOnly(request.path);
    case 'method':
      return request.method;
    case 'scheme':
      return request.scheme;
    case 'authority':
      return request.host;
    case 'port':
      return String(request.port);
    case 'gateway':
      return request.gateway;
    case 'source-namespace':
      return request.source.namespace ?? undefined;
    case 'source-label':
      return request.source.labels.get(subject.name);
    case 'header':
      return headerOf(subject.name, request);
    case 'query':
      return firstParameter(request.path, subject.name);
  }
}

/** Envoy treats the pseudo-headers of HTTP/2, such as the host, as headers. */
function headerOf(name: string, request: Request): string | undefined {
  switch (name) {
    case 'host':
    case ':authority':
      return request.host;
    case ':method':
      return request.method;
    case ':path':
      return request.path;
    case ':scheme':
      return request.scheme;
    default:
      return request.headers.get(name);
  }
}

/** The path without query and fragment. */
export function pathOnly(path: string): string {
  return path.replace(/[?#].*$/s, '');
}

/** The value of the first parameter with this name. Envoy does not decode `%20` here. */
function firstParameter(path: string, name: string): string | undefined {
  const query = path.replace(/#.*$/s, '').split('?').slice(1).join('?');
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    if (part !== '' && (equals === -1 ? part : part.slice(0, equals)) === name) {
      return equals === -1 ? '' : part.slice(equals + 1);
    }
  }
  return undefined;
}

/** Whether a text matches a comparison. A missing text (undefined) never matches. */
export function compare(comparison: Comparison, text: string | undefined): boolean {
  if (text === undefined) return false;
  switch (comparison.kind) {
    case 'present':
      return true;
    case 'exact':
      return foldCase(text, comparison.ignoreCase) === foldCase(comparison.text, comparison.ignoreCase);
    case 'prefix':
      return foldCase(text, comparison.ignoreCase).startsWith(foldCase(comparison.text, comparison.ignoreCase));
    case 'elements':
      return hasElements(text, comparison.text);
    case 'regex':
      return matchesWhole(comparison, text);
    case 'one-of':
      return comparison.texts.includes(text);
  }
}

/** Source: PathMatchPathPrefix of https://gateway-api.sigs.k8s.io/reference/spec/#pathmatchtype */
function hasElements(path: string, prefix: string): boolean {
  const elements = prefix.replace(/\/$/, '');
  return path === elements || path.startsWith(`${elements}/`);
}
