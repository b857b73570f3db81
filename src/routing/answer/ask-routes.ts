import { followRequest } from '../simulate/follow-request.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import type { Route } from '../simulate/route.ts';
import { isRouteProblem } from '../simulate/route-problem.ts';
import { type Answer, answerOf } from './answer-of.ts';
import { requestFor } from './request-for.ts';
import type { RequestWish } from './request-wish.ts';

/** What a request meets, or why that cannot be asked, as a sentence without an end. */
export type Asked = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly message: string };

/**
 * Asks routes what becomes of a request.
 *
 * @param known versions that the routes do not name themselves
 */
export function askRoutes(routes: readonly Route[], wish: RequestWish, known: readonly KnownVersion[]): Asked {
  const wanted = requestFor(routes, wish);
  if (!wanted.ok) return wanted;
  try {
    return { ok: true, answer: answerOf(followRequest(routes, wanted.request), known) };
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    return { ok: false, message: `the route ${error.message}` };
  }
}
