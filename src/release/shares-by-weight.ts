import type { Strategy } from '../environments/environment.ts';

/** Whether a strategy shares all requests among the versions by their weights, as blue-green does. */
export function sharesByWeight({ weights, match, route }: Strategy): boolean {
  return weights === 'every-version' && match === null && route !== null;
}
