import type { Comparison, Condition } from '../../mesh/condition.ts';
import type { Request } from '../../mesh/request.ts';
import { compare, judgeCondition, pathOnly } from './judge-condition.ts';

/**
 * Changes a request so that it matches conditions. Following it shows what a route does with all such requests. Null if
 * no example is found, which happens with some regular expressions.
 */
export function exampleRequest(request: Request, conditions: readonly Condition[]): Request | null {
  let changed: Request | null = request;
  for (const condition of conditions) changed = changed && match(changed, condition);
  return changed;
}

function match(request: Request, condition: Condition): Request | null {
  const { subject, comparison, negated } = condition;
  if (judgeCondition(condition, request).met) return request;
  // A plain request rarely has what a condition forbids. If it does, no example is better than a wrong one.
  if (negated) return null;
  const text = exampleOf(comparison);
  if (text === null) return null;
  switch (subject.kind) {
    case 'path':
      return { ...request, path: text + request.path.slice(pathOnly(request.path).length) };
    // Proxies compare the texts of a query as they are written.
    case 'query':
      return {
        ...request,
        path: `${request.path}${request.path.includes('?') ? '&' : '?'}${subject.name}=${text}`,
      };
    case 'header':
      return { ...request, headers: new Map([...request.headers, [subject.name.toLowerCase(), text]]) };
    case 'method':
      return { ...request, method: text };
    case 'scheme':
      return { ...request, scheme: text };
    case 'authority':
      return { ...request, host: text };
    case 'port':
      return { ...request, port: Number(text) };
    case 'gateway':
      return { ...request, gateway: text };
    case 'source-namespace':
      return { ...request, source: { ...request.source, namespace: text } };
    case 'source-label':
      return {
        ...request,
        source: { ...request.source, labels: new Map([...request.source.labels, [subject.name, text]]) },
      };
  }
}

function exampleOf(comparison: Comparison): string | null {
  switch (comparison.kind) {
    case 'present':
      return 'any';
    case 'one-of':
      return comparison.texts[0] ?? null;
    case 'regex':
      return (
        [comparison.text.replace(/^\^|\$$|\(|\)|\.[*+?]|\\/g, '')].find((text) => compare(comparison, text)) ?? null
      );
    default:
      return comparison.text;
  }
}
