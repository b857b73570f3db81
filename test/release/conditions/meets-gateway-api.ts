import type { HttpRouteMatch, NamedMatch } from '../../../src/release/values-file.ts';
import type { Request } from './meets-istio.ts';

/** How an implementation of the Gateway API compares a text with a regular expression. */
export type MatchesRegex = (text: string, regex: string) => boolean;

/** Whether an implementation of the Gateway API takes a request to meet a condition, as its specification says. */
export function meetsGatewayApi(request: Request, match: HttpRouteMatch, matchesRegex: MatchesRegex): boolean {
  const { path = {}, method, headers = [], queryParams = [] } = match;
  const isMet = (text: string | undefined, { type, value }: NamedMatch) =>
    text !== undefined && (type === 'RegularExpression' ? matchesRegex(text, value) : text === value);
  return (
    meetsPath(request.path, path, matchesRegex) &&
    (method === undefined || method === request.method) &&
    headers.every((header) => isMet(request.headers[header.name.toLowerCase()], header)) &&
    queryParams.every((param) => isMet(request.queryParams[param.name], param))
  );
}

function meetsPath(text: string, path: NonNullable<HttpRouteMatch['path']>, matchesRegex: MatchesRegex): boolean {
  const { type = 'PathPrefix', value = '/' } = path;
  if (type === 'Exact') return text === value;
  if (type === 'RegularExpression') return matchesRegex(text, value);
  const elements = value.replace(/\/$/, '').split('/');
  return elements.every((element, index) => text.split('/')[index] === element);
}
