import { isRouteProblem } from '../../mesh/field.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { followRequest, type Outcome } from '../simulate/follow-request.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import { type Summary, summarizeOutcome } from '../simulate/summarize-outcome.ts';
import { buildRequest, type RequestSpec } from './build-request.ts';
import { type Explanation, explainOutcome } from './explain-outcome.ts';

/** What a request meets, ready to be told. */
export interface Answer extends Summary {
  readonly request: Request;
  readonly outcome: Outcome;
  /** Where the client is sent; null where it is not. */
  readonly location: string | null;
  readonly why: readonly Explanation[];
}

/** What a request meets, or why that cannot be asked, as a sentence without an end. */
type FoundAnswer = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly message: string };

/**
 * Asks routes what becomes of a request.
 *
 * @param known versions that the routes do not name themselves
 */
export function findAnswer(routes: readonly Route[], spec: RequestSpec, known: readonly KnownVersion[]): FoundAnswer {
  const wanted = buildRequest(routes, spec);
  if (!wanted.ok) return wanted;
  try {
    return { ok: true, answer: answerOf(followRequest(routes, wanted.request), known) };
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    return { ok: false, message: `the route ${error.message}` };
  }
}

/** @param known versions that the routes do not name themselves */
export function answerOf(outcome: Outcome, known: readonly KnownVersion[]): Answer {
  return {
    ...summarizeOutcome(outcome, known),
    request: outcome.visit.request,
    outcome,
    location: outcome.kind === 'redirected' ? outcome.location : null,
    why: explainOutcome(outcome),
  };
}
