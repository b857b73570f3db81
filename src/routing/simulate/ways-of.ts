import type { Request } from '../../mesh/request.ts';
import type { Destination } from '../../mesh/route.ts';
import type { Branch, Copy, Outcome } from './follow-request.ts';

/** One of the ways that such requests, or copies of them, go to their end. */
export type Way = WayPart &
  (
    | { readonly kind: 'version'; readonly destination: Destination; readonly request: Request }
    | { readonly kind: 'ended'; readonly status: number | null; readonly reason: string }
    | { readonly kind: 'unknown'; readonly reason: string }
  );

interface WayPart {
  /** How many of the requests go it, from 0 to 1. */
  readonly part: number;
  readonly copied: boolean;
  /** What the rules on the way add to the answer. */
  readonly response: ReadonlyMap<string, string>;
}

/** Every way to its end. The parts of those that are no copies are 1 together. */
export function waysOf(outcome: Outcome): readonly Way[] {
  return endsOf(outcome, { part: 1, copied: false, response: new Map() });
}

function endsOf(outcome: Outcome, way: WayPart): readonly Way[] {
  switch (outcome.kind) {
    case 'forwarded':
      return [
        ...outcome.branches.flatMap((branch) =>
          endsOfBranch(branch, {
            ...way,
            part: way.part * branch.share,
            // Where two rules set a header, the one nearer to the version says what the version is.
            response: new Map([...way.response, ...branch.response]),
          }),
        ),
        ...outcome.copies.flatMap((copy) =>
          endsOfBranch(copy, { part: (way.part * copy.percent) / 100, copied: true, response: new Map() }),
        ),
      ];
    case 'redirected':
      return [{ ...way, kind: 'ended', status: outcome.status, reason: `redirected to ${outcome.location}` }];
    case 'responded':
      return [{ ...way, kind: 'ended', status: outcome.status, reason: 'answered by the rule itself' }];
    case 'unanswered':
      return [{ ...way, kind: 'ended', status: outcome.status, reason: outcome.reason }];
    case 'unsupported':
      return [{ ...way, kind: 'unknown', reason: outcome.reason }];
  }
}

function endsOfBranch({ destination, request, next }: Branch | Copy, way: WayPart): readonly Way[] {
  return next === null ? [{ ...way, kind: 'version', destination, request }] : endsOf(next, way);
}
