import type { MapField } from '../../../src/routing/simulate/field.ts';
import { type Judgement, judgeCondition } from '../../../src/routing/simulate/judge-condition.ts';
import { readGatewayEntry } from '../../../src/routing/simulate/read-gateway-entry.ts';
import { readIstioEntry } from '../../../src/routing/simulate/read-istio-entry.ts';
import { createRegexStore } from '../../../src/routing/simulate/regex-store.ts';
import { mesh } from '../../../src/routing/simulate/request.ts';
import type { Condition, Entry } from '../../../src/routing/simulate/route.ts';
import type { DataMap } from '../../../src/values/data.ts';

export interface Request {
  readonly path: string;
  readonly method: string;
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly queryParams: { readonly [name: string]: string };
}

/** How an implementation of the Gateway API compares a text with a regular expression. */
export type MatchesRegex = (text: string, regex: string) => boolean;

/** Asks requests whether Istio takes them to meet a condition. */
export function meetsIstio(condition: DataMap): (request: Request) => boolean {
  return meets(readIstioEntry(fieldOf(condition), 1, 'default'));
}

/** Asks requests whether an implementation of the Gateway API takes them to meet a condition. */
export function meetsGatewayApi(condition: DataMap, matchesRegex?: MatchesRegex): (request: Request) => boolean {
  const entry = readGatewayEntry(fieldOf(condition), 1);
  if (matchesRegex === undefined) return meets(entry);
  return meets({ ...entry, conditions: entry.conditions.map((each) => compared(each, matchesRegex)) });
}

function fieldOf(data: DataMap): MapField {
  return { data, path: [], regexes: createRegexStore() };
}

function compared(condition: Condition, matchesRegex: MatchesRegex): Condition {
  const { comparison } = condition;
  if (comparison.kind !== 'regex') return condition;
  return { ...condition, comparison: { ...comparison, matches: (text) => matchesRegex(text, comparison.text) } };
}

function meets({ conditions }: Entry): (request: Request) => boolean {
  return ({ path, method, headers, queryParams }) => {
    const query = Object.entries(queryParams).map(([name, value]) => `${name}=${value}`);
    const request = {
      method,
      path: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: new Map(Object.entries(headers)),
      host: 'web.default',
      scheme: 'http',
      gateway: mesh,
      port: 80,
      source: { namespace: null, labels: new Map<string, string>() },
    };
    const judgements: readonly Judgement[] = conditions.map((condition) => judgeCondition(condition, request));
    return judgements.every(({ met }) => met);
  };
}
