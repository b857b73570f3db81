import { type Comparison, type Condition, escapeRegex, exactly, isMetByAll } from '../condition.ts';
import type { WrittenEntry } from '../mesh.ts';

/** Limits of the Gateway API, as schemas/gateway-api/ has them. */
const mostConditions = 16;
const longestName = 256;
const longestPath = 1024;
const longestValue = { headers: 4096, queryParams: 1024 } as const;
const namePattern = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

/** The paths that can be compared as text. schemas/gateway-api/ has the same pattern. */
const plainPath = /^(?!.*(\/\/|\/\.{1,2}(\/|$)|%2[fF]))\/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;

/** A literal path, then perhaps all paths below it. */
const plainExpression =
  /^\^?((?:[-A-Za-z0-9/_~!&'%,;=:@]|\\[^A-Za-z0-9])+)(\((?:\?:)?\/\.\*\)\?|\((?:\?:)?(?:\$\|\/\.\*|\/\.\*\|\$)\))?\$?$/;

type Problem = WrittenEntry['problems'][number];

/** A part of the entry; undefined if nothing is written. */
interface Part<Value> {
  readonly value: Value | undefined;
  readonly problems: readonly Problem[];
}

/** An HTTPHeaderMatch or HTTPQueryParamMatch, or the match of a path. */
type Match = { readonly type?: string; readonly value: string };
type NamedMatch = Match & { readonly name: string };

/**
 * Writes conditions as an entry of `matches`.
 * Source: HTTPRouteMatch of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function writeGatewayEntry(conditions: readonly Condition[]): WrittenEntry {
  const of = (kind: Condition['subject']['kind']) =>
    conditions.filter(({ subject, negated }) => subject.kind === kind && !negated);
  const path = writePath(of('path'));
  const headers = writeNamed(of('header'), 'headers');
  const queryParams = writeNamed(of('query'), 'queryParams');
  const method = writeMethod(of('method'));
  return {
    entry: {
      ...(path.value && { path: path.value }),
      ...(headers.value && { headers: headers.value }),
      ...(queryParams.value && { queryParams: queryParams.value }),
      ...(method.value !== undefined && { method: method.value }),
    },
    problems: [
      ...conditions.filter(hasNoCounterpart).map(({ path: place }) => ({ path: place })),
      ...[path, headers, queryParams, method].flatMap(({ problems }) => problems),
    ],
  };
}

function hasNoCounterpart(condition: Condition): boolean {
  if (isMetByAll(condition)) return false;
  return condition.negated || !['path', 'header', 'query', 'method'].includes(condition.subject.kind);
}

function writePath([condition]: readonly Condition[]): Part<Match> {
  if (condition === undefined || isEveryPath(condition.comparison)) return { value: undefined, problems: [] };
  const { comparison, path } = condition;
  if ('ignoreCase' in comparison && comparison.ignoreCase) return { value: undefined, problems: [{ path }] };
  const value = pathMatch(plainer(comparison));
  const { length } = [...value.value];
  if (length <= longestPath) return { value, problems: [] };
  const message = `the Gateway API takes a path of at most ${longestPath} characters; ${length} would be needed`;
  return { value: undefined, problems: [{ path, message }] };
}

/** Every path begins with "/", so every path has the prefix "/". */
function isEveryPath(comparison: Comparison): boolean {
  return comparison.kind === 'present' || (comparison.kind === 'prefix' && ['', '/'].includes(comparison.text));
}

/** A prefix compares characters, a PathPrefix whole elements: the prefix `/beta` matches `/betas`, the PathPrefix does not. */
function pathMatch(comparison: Comparison): Match {
  if (comparison.kind === 'elements') return { type: 'PathPrefix', value: comparison.text };
  if (comparison.kind === 'exact' && plainPath.test(comparison.text)) return { type: 'Exact', value: comparison.text };
  return { type: 'RegularExpression', value: regexOf(comparison) };
}

/** A regular expression for one path, or for a path and all below it, as what it is. */
function plainer(comparison: Comparison): Comparison {
  if (comparison.kind !== 'regex') return comparison;
  const [, literal = '', below] = plainExpression.exec(comparison.text) ?? [];
  const text = literal.replace(/\\(.)/g, '$1');
  if (!plainPath.test(text)) return comparison;
  if (below === undefined) return exactly(text);
  return text.endsWith('/') ? comparison : { kind: 'elements', text };
}

function writeMethod([condition]: readonly Condition[]): Part<string> {
  if (condition === undefined || isMetByAll(condition)) return { value: undefined, problems: [] };
  const { comparison, path } = condition;
  if (comparison.kind === 'exact' && methods.includes(comparison.text)) return { value: comparison.text, problems: [] };
  const message =
    comparison.kind === 'exact'
      ? `the Gateway API does not know the method ${JSON.stringify(comparison.text)}`
      : 'the Gateway API compares a method as a whole';
  const hint = `write an entry for each method, with exact: ${methods.join(', ')}`;
  return { value: undefined, problems: [{ path, message, hint }] };
}

function writeNamed(conditions: readonly Condition[], field: keyof typeof longestValue): Part<readonly NamedMatch[]> {
  const items: NamedMatch[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { subject, comparison, path } of conditions) {
    if (!('name' in subject)) continue;
    const item = namedMatch('written' in subject ? subject.written : subject.name, comparison);
    const message = seen.has(subject.name)
      ? 'the Gateway API takes one condition on a header, whose name is the same in any case'
      : faultOf(item, field);
    seen.add(subject.name);
    if (message === undefined) items.push(item);
    else problems.push({ path, message });
  }
  if (items.length === 0) return { value: undefined, problems };
  if (items.length <= mostConditions) return { value: items, problems };
  const message = `the Gateway API takes at most ${mostConditions} ${field}; there are ${items.length}`;
  const place = conditions[0]?.path.slice(0, -1) ?? [];
  return { value: undefined, problems: [...problems, { path: place, message }] };
}

/** The Gateway API refuses an empty value, but accepts an expression for it. */
function namedMatch(name: string, comparison: Comparison): NamedMatch {
  if (comparison.kind === 'exact' && comparison.text !== '') return { name, value: comparison.text };
  return { name, type: 'RegularExpression', value: regexOf(comparison) };
}

function faultOf({ name, value }: NamedMatch, field: keyof typeof longestValue): string | undefined {
  const what = field === 'headers' ? 'header' : 'query parameter';
  if (!namePattern.test(name) || name.length > longestName)
    return `the Gateway API takes no ${what} named ${JSON.stringify(name)}`;
  const { length } = [...value];
  const longest = longestValue[field];
  if (length <= longest) return undefined;
  return `the Gateway API takes a value of at most ${longest} characters; ${length} would be needed`;
}

/** A regular expression for the whole text that matches the same texts. */
function regexOf(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'exact':
      return anchored(escapeRegex(comparison.text));
    case 'prefix':
      return anchored(`${escapeRegex(comparison.text)}.*`);
    case 'elements':
      return anchored(`${escapeRegex(comparison.text.replace(/\/$/, ''))}(/.*)?`);
    case 'regex':
      return anchored(comparison.text);
    case 'present':
      return '^.*$';
    case 'one-of':
      return anchored(comparison.texts.map(escapeRegex).join('|'));
  }
}

/**
 * Adds anchors at both ends. Istio always matches the whole text. The Gateway API leaves this to the implementation; with
 * anchors all implementations agree.
 */
function anchored(regex: string): string {
  if (regex.includes('|')) return `^(?:${regex})$`;
  const isEndEscaped = /(^|[^\\])(\\\\)*\\\$$/.test(regex);
  const begin = regex.startsWith('^') ? '' : '^';
  const end = regex.endsWith('$') && !isEndEscaped ? '' : '$';
  return `${begin}${regex}${end}`;
}
