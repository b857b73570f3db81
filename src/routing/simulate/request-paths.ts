import { insideMesh } from '../../mesh/names.ts';
import type { Request } from '../../mesh/request.ts';
import type { Destination } from '../../mesh/route.ts';
import type { Branch, Copy, Outcome } from './follow-request.ts';

/** A path of requests or of their copies, to its end. */
export type RequestPath = PathPart &
  (
    | { readonly kind: 'version'; readonly destination: Destination; readonly request: Request }
    | { readonly kind: 'ended'; readonly status: number | null; readonly reason: string }
    | { readonly kind: 'unknown'; readonly reason: string }
  );

interface PathPart {
  /** The share of the requests that takes this path, from 0 to 1. */
  readonly part: number;
  readonly copied: boolean;
  /** The headers that the rules on the path add to the answer. */
  readonly response: ReadonlyMap<string, string>;
}

/** All paths of a request. The parts of those that are not copies add up to 1. */
export function requestPaths(outcome: Outcome): readonly RequestPath[] {
  return pathsOf(outcome, { part: 1, copied: false, response: new Map() });
}

function pathsOf(outcome: Outcome, path: PathPart): readonly RequestPath[] {
  switch (outcome.kind) {
    case 'forwarded':
      return [
        ...outcome.branches.flatMap((branch) =>
          pathsBehind(branch, {
            ...path,
            part: path.part * branch.share,
            // If two rules set a header, the rule nearer to the version wins.
            response: new Map([...path.response, ...branch.response]),
          }),
        ),
        ...outcome.copies.flatMap((copy) =>
          pathsBehind(copy, { part: (path.part * copy.percent) / 100, copied: true, response: new Map() }),
        ),
      ];
    case 'redirected':
      return [{ ...path, kind: 'ended', status: outcome.status, reason: `redirected to ${outcome.location}` }];
    case 'responded':
      return [{ ...path, kind: 'ended', status: outcome.status, reason: 'answered by the rule itself' }];
    case 'unanswered':
      return [{ ...path, kind: 'ended', status: outcome.status, reason: outcome.reason }];
    case 'unsupported':
      return [{ ...path, kind: 'unknown', reason: outcome.reason }];
  }
}

function pathsBehind({ destination, request, next }: Branch | Copy, path: PathPart): readonly RequestPath[] {
  const { fault } = destination;
  if (fault !== null && (fault.insideMesh || request.gateway !== insideMesh))
    return [{ ...path, kind: 'ended', status: fault.status, reason: fault.reason }];
  return next === null ? [{ ...path, kind: 'version', destination, request }] : pathsOf(next, path);
}
