import { wholeOf } from '../../src/mesh/field.ts';
import { readGatewayEntry } from '../../src/mesh/gateway-api/read-entry.ts';
import { readIstioEntry } from '../../src/mesh/istio/read-entry.ts';
import type { ReadEntry } from '../../src/mesh/mesh.ts';
import { insideMesh } from '../../src/mesh/names.ts';
import { strictReading } from '../../src/routing/simulate/expressions.ts';
import { judgeCondition } from '../../src/routing/simulate/judge-condition.ts';
import type { DataMap } from '../../src/values/data.ts';

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
  return meets(readIstioEntry(wholeOf(condition, strictReading()), 'default'));
}

/** Asks requests whether an implementation of the Gateway API takes them to meet a condition. */
export function meetsGatewayApi(condition: DataMap, matchesRegex?: MatchesRegex): (request: Request) => boolean {
  return meets(readGatewayEntry(wholeOf(condition, strictReading())), matchesRegex);
}

function meets({ conditions }: ReadEntry, matchesRegex?: MatchesRegex): (request: Request) => boolean {
  return ({ path, method, headers, queryParams }) => {
    const query = Object.entries(queryParams).map(([name, value]) => `${name}=${value}`);
    const request = {
      method,
      path: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: new Map(Object.entries(headers)),
      host: 'web.default',
      scheme: 'http',
      gateway: insideMesh,
      port: 80,
      source: { namespace: null, labels: new Map<string, string>() },
    };
    return conditions.every((condition) => {
      const { met, found } = judgeCondition(condition, request);
      const { comparison } = condition;
      if (comparison.kind !== 'regex' || matchesRegex === undefined) return met;
      return found !== undefined && matchesRegex(found, comparison.text);
    });
  };
}
