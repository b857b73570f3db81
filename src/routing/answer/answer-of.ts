import type { Outcome } from '../simulate/follow-request.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import type { Request } from '../simulate/request.ts';
import { type Summary, summarizeOutcome } from '../simulate/summarize-outcome.ts';
import { type Explanation, explainOutcome } from './explain-outcome.ts';

/** What a request meets, ready to be told. */
export interface Answer extends Summary {
  readonly request: Request;
  readonly outcome: Outcome;
  /** Where the client is sent; null where it is not. */
  readonly location: string | null;
  readonly why: readonly Explanation[];
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
