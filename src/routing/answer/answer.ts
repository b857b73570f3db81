import { isRouteProblem } from '../../mesh/field.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { followRequest, type Outcome } from '../simulate/follow-request.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import { type Summary, summarizeOutcome } from '../simulate/summarize-outcome.ts';
import { unseenBy } from '../simulate/unseen-by.ts';
import { buildRequest, type RequestSpec } from './build-request.ts';
import { type Explanation, explainOutcome } from './explain-outcome.ts';

/** What happens to a request, and why. */
export interface Answer extends Summary {
  readonly request: Request;
  readonly outcome: Outcome;
  /** Where a redirect sends the client; null without one. */
  readonly location: string | null;
  readonly why: readonly Explanation[];
  /** What decides about the request, but is not known, each in the middle of a sentence: `the Gateway shop/public`. */
  readonly unseen: readonly string[];
}

/** An answer, or why there is none, as a sentence without a full stop. */
type FoundAnswer = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly message: string };

/**
 * Finds out what happens to a request.
 *
 * @param known versions that the routes do not name themselves
 */
export function findAnswer(routes: readonly Route[], spec: RequestSpec, known: readonly KnownVersion[]): FoundAnswer {
  const wanted = buildRequest(routes, spec);
  if (!wanted.ok) return wanted;
  try {
    const answer = answerOf(followRequest(routes, wanted.request), known);
    return { ok: true, answer: { ...answer, request: wanted.request } };
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    return { ok: false, message: `the route ${error.message}` };
  }
}

/**
 * The answer that an outcome means.
 *
 * @param known versions that the routes do not name themselves
 */
export function answerOf(outcome: Outcome, known: readonly KnownVersion[]): Answer {
  return {
    ...summarizeOutcome(outcome, known),
    request: outcome.visit.request,
    outcome,
    location: outcome.kind === 'redirected' ? outcome.location : null,
    why: explainOutcome(outcome),
    unseen: unseenBy(outcome),
  };
}
