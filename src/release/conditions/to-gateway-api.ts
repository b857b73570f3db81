import { type Data, type DataMap, isMap, mapAt } from '../../values/data.ts';
import { conditionRegex } from './condition-regex.ts';
import { namedConditions } from './named-conditions.ts';
import { readTextCondition } from './read-text-condition.ts';
import type { TextCondition } from './text-condition.ts';
import type { TranslatedCondition, TranslationProblem } from './translated-condition.ts';

/** Fields of Istio that have no counterpart. `name` and `statPrefix` have none either, but ask nothing of a request. */
const onlyIstio = ['scheme', 'authority', 'withoutHeaders', 'port', 'sourceLabels', 'sourceNamespace', 'gateways'];

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

const longestPath = 1024;

/** What a path must be that is compared as text; schemas/gateway-api/ has the same pattern. */
const plainPath = /^(?!.*(\/\/|\/\.{1,2}(\/|$)|%2[fF]))\/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;

/**
 * Says in the Gateway API's words what an HTTPMatchRequest of Istio says.
 * Source: HTTPMatchRequest of https://istio.io/latest/docs/reference/config/networking/virtual-service/ and
 * HTTPRouteMatch of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function toGatewayApi(entry: DataMap): TranslatedCondition {
  const path = pathOf(entry);
  const headers = namedConditions(entry, 'headers', 4096);
  const queryParams = namedConditions(entry, 'queryParams', 1024);
  const method = methodOf(entry);
  const condition = {
    ...(path.value === undefined ? {} : { path: path.value }),
    ...(headers.items.length === 0 ? {} : { headers: headers.items }),
    ...(queryParams.items.length === 0 ? {} : { queryParams: queryParams.items }),
    ...(method.value === undefined ? {} : { method: method.value }),
  };
  const missing = onlyIstio.filter((field) => isCondition(entry[field])).map(withoutCounterpart);
  const problems = [...missing, ...path.problems, ...headers.problems, ...queryParams.problems, ...method.problems];
  return { condition, problems };
}

interface Part<Value> {
  /** Undefined where there is no condition. */
  readonly value: Value | undefined;
  readonly problems: readonly TranslationProblem[];
}

/** An empty map or list asks nothing. */
function isCondition(data: Data | undefined): boolean {
  if (data === undefined || data === null || data === '') return false;
  return typeof data !== 'object' || Object.keys(data).length > 0;
}

function withoutCounterpart(field: string): TranslationProblem {
  return { path: [field], message: `only Istio has conditions on ${field}` };
}

function pathOf(entry: DataMap): Part<DataMap> {
  const uri = mapAt(entry, 'uri');
  const condition = uri === undefined ? undefined : readTextCondition(uri);
  if (condition === undefined || isEveryPath(condition)) return { value: undefined, problems: [] };
  if (entry.ignoreUriCase === true && condition.kind !== 'regex')
    return { value: undefined, problems: [withoutCounterpart('ignoreUriCase')] };
  const value = pathMatch(condition);
  const { length } = [...value.value];
  if (length <= longestPath) return { value, problems: [] };
  const message = `the Gateway API takes a path of at most ${longestPath} characters; ${length} would be needed`;
  return { value: undefined, problems: [{ path: ['uri'], message }] };
}

/** Every path begins with "/". */
function isEveryPath(condition: TextCondition): boolean {
  return condition.kind === 'present' || (condition.kind === 'prefix' && ['', '/'].includes(condition.text));
}

/** Istio's prefix compares characters, and PathPrefix whole elements: `/beta` has `/betas`, and `/beta/` not `/beta`. */
function pathMatch(condition: TextCondition): { readonly type: string; readonly value: string } {
  if (condition.kind === 'exact' && plainPath.test(condition.text)) return { type: 'Exact', value: condition.text };
  return { type: 'RegularExpression', value: conditionRegex(condition) };
}

function methodOf({ method }: DataMap): Part<string> {
  if (!isMap(method)) return { value: undefined, problems: [] };
  const condition = readTextCondition(method);
  if (condition.kind === 'exact' && methods.includes(condition.text)) return { value: condition.text, problems: [] };
  const message =
    condition.kind === 'exact'
      ? `the Gateway API does not know the method ${JSON.stringify(condition.text)}`
      : 'the Gateway API compares a method as a whole';
  const hint = `write an entry for each method, with exact: ${methods.join(', ')}`;
  return { value: undefined, problems: [{ path: ['method'], message, hint }] };
}
