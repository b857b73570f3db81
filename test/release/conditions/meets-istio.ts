import type { HttpMatchRequest } from '../../../src/release/values-file.ts';
import { matchesWhole } from './matches-whole.ts';

export interface Request {
  readonly path: string;
  readonly method: string;
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly queryParams: { readonly [name: string]: string };
}

/** Whether Istio takes a request to meet a condition, as its documentation says. */
export function meetsIstio(
  request: Request,
  { uri, method, headers = {}, queryParams = {} }: HttpMatchRequest,
): boolean {
  return (
    (uri === undefined || meetsText(request.path, uri)) &&
    (method === undefined || meetsText(request.method, method)) &&
    Object.entries(headers).every(([name, match]) => meetsText(request.headers[name.toLowerCase()], match)) &&
    Object.entries(queryParams).every(([name, match]) => meetsText(request.queryParams[name], match))
  );
}

function meetsText(text: string | undefined, match: object): boolean {
  if (text === undefined) return false;
  if ('exact' in match) return text === match.exact;
  if ('prefix' in match) return text.startsWith(String(match.prefix));
  return 'regex' in match ? matchesWhole(text, String(match.regex)) : true;
}
