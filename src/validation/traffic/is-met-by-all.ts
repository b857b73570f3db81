import type { TextCondition } from '../../release/conditions/text-condition.ts';

/** Regular expressions that every path, method, scheme and host meets; a path begins with "/" and none is empty. */
const anything = new Set(['.*', '.+', '/.*', '(.*)', '(.+)', '[^/]*/.*']);

/** Whether every request meets a condition on a part that every request has: `uri`, `method`, `scheme`, `authority`. */
export function isMetByAll(part: string, condition: TextCondition): boolean {
  if (condition.kind === 'present') return true;
  if (condition.kind === 'regex') return anything.has(condition.text.replace(/^\^|\$$/g, ''));
  return condition.kind === 'prefix' && (condition.text === '' || (part === 'uri' && condition.text === '/'));
}
