import { routeProblem } from '../../mesh/field.ts';
import { meshOf } from '../../mesh/meshes.ts';
import { insideMesh } from '../../mesh/names.ts';
import type { Request } from '../../mesh/request.ts';
import { shadowHost } from '../../mesh/request.ts';
import type { Destination, Forward, HeaderOperations, Route } from '../../mesh/route.ts';
import { changeHeaders, changeRequest } from './change-request.ts';
import { isAnsweredPreflight } from './is-answered-preflight.ts';
import { normalizePath } from './normalize-path.ts';
import { locationOf } from './redirect-location.ts';
import { type EntryResult, tryRules, type Visit } from './try-rules.ts';

/** What happens to a request. */
export type Outcome =
  | Forwarded
  | { readonly kind: 'redirected'; readonly visit: Visit; readonly status: number; readonly location: string }
  | { readonly kind: 'responded'; readonly visit: Visit; readonly status: number; readonly body: string | null }
  /** No version gets it. The proxy refuses it with a status; null if it goes on as if no route existed. */
  | { readonly kind: 'unanswered'; readonly visit: Visit; readonly status: number | null; readonly reason: string }
  /** The program cannot tell. The reason is the end of a sentence. */
  | { readonly kind: 'unsupported'; readonly visit: Visit; readonly reason: string };

export interface Forwarded {
  readonly kind: 'forwarded';
  readonly visit: Visit;
  readonly branches: readonly Branch[];
  readonly copies: readonly Copy[];
  readonly settings: ReadonlyMap<string, string>;
}

/** A path that a request may take. */
export interface Branch {
  /** The share of the requests that match the rule: at most 1, and never 0. */
  readonly share: number;
  readonly destination: Destination;
  /** The request as it is sent there. */
  readonly request: Request;
  /** The headers that the rule adds to the answer. */
  readonly response: ReadonlyMap<string, string>;
  /** What happens at the destination, if it is a gateway of the routes. */
  readonly next: Outcome | null;
}

/** Copies that are made of requests. */
export interface Copy extends Omit<Branch, 'share' | 'response'> {
  /** The percentage of the requests that match the rule. */
  readonly percent: number;
}

/** How often a request may come back to the routes, and how many paths are followed in all. */
const limits = { hops: 8, paths: 10_000 } as const;

/**
 * Follows a request through routes. If a rule sends it to a gateway of the routes, it reaches the routes again, as requests to
 * KServe's models do.
 *
 * @throws RouteProblem if there are too many paths to follow
 */
export function followRequest(routes: readonly Route[], request: Request): Outcome {
  return follow({ routes, paths: 0 }, request, 0);
}

interface Walk {
  readonly routes: readonly Route[];
  paths: number;
}

function follow(walk: Walk, asked: Request, hops: number): Outcome {
  const visit = tryRules(walk.routes, { ...asked, path: normalizePath(asked.path) });
  const { winner } = visit;
  if (winner === null) return unmatched(visit);
  const { action } = winner.rule;
  switch (action.kind) {
    case 'unsupported':
      return { kind: 'unsupported', visit, reason: action.reason };
    case 'respond':
      return { kind: 'responded', visit, status: action.status, body: action.body };
    case 'redirect':
      return {
        kind: 'redirected',
        visit,
        status: action.status,
        location: locationOf(visit.request, winner.entry, action),
      };
    case 'forward':
      return forward(walk, visit, winner, action, hops);
  }
}

/** A gateway answers a request that no route accepts with 404; a sidecar sends it on. */
function unmatched(visit: Visit): Outcome {
  const { entrance } = visit;
  if (entrance?.kind === 'none') {
    const status = entrance.open ? 404 : null;
    const reason = `the gateway ${entrance.reason}`;
    return { kind: 'unanswered', visit, status, reason };
  }
  if (visit.reached) return { kind: 'unanswered', visit, status: 404, reason: 'no rule matches' };
  const reason = 'no route takes such requests';
  return visit.request.gateway === insideMesh
    ? { kind: 'unanswered', visit, status: null, reason: `${reason}: they go where the client sends them` }
    : { kind: 'unanswered', visit, status: 404, reason };
}

function forward(walk: Walk, visit: Visit, winner: EntryResult, action: Forward, hops: number): Outcome {
  const { request } = visit;
  if (isAnsweredPreflight(action.cors, request)) return { kind: 'responded', visit, status: 200, body: null };
  const live = action.destinations.filter(({ share }) => share > 0);
  if (live.length === 0) return unanswered(visit, winner.route, action);
  walk.paths += live.length * (1 + action.mirrors.length);
  if (walk.paths > limits.paths) throw routeProblem(['spec'], `sends a request on more than ${limits.paths} paths`);
  const sent = live.map(({ rewrite, headers }) =>
    changeRequest(request, winner.entry, [action.rewrite, rewrite], [headers.request, action.headers.request]),
  );
  const branches = live.map(({ destination, share, headers }, index) => {
    const own = sent[index] ?? request;
    const response = responseOf(headers.response, action.headers.response);
    return { share, destination, request: own, response, next: enter(walk, own, destination, hops) };
  });
  const copies = action.mirrors
    .filter(({ percent }) => percent > 0)
    .flatMap(({ destination, percent }) =>
      branches.map((branch) => {
        const own = { ...branch.request, host: shadowHost(branch.request.host) };
        return {
          percent: percent * branch.share,
          destination,
          request: own,
          next: enter(walk, own, destination, hops),
        };
      }),
    );
  return { kind: 'forwarded', visit, branches, copies, settings: action.settings };
}

/** The changes of the destination come before the changes of the rule, as in Envoy. */
function responseOf(...operations: readonly HeaderOperations[]): ReadonlyMap<string, string> {
  return changeHeaders(new Map(), operations);
}

/** Follows a request to a gateway of the routes; null for other destinations and if no route accepts it. */
function enter(walk: Walk, request: Request, { service, port }: Destination, hops: number): Outcome | null {
  const gateways = walk.routes.flatMap((route) => route.gateways.filter((name) => name !== insideMesh));
  const gateway = service && gateways.find((name) => name.split('/')[1] === service.name);
  if (!gateway) return null;
  const source = { namespace: null, labels: new Map<string, string>() };
  const arrived = { ...request, gateway, port: port ?? 80, source };
  if (hops < limits.hops) {
    const outcome = follow(walk, arrived, hops + 1);
    return outcome.visit.reached ? outcome : null;
  }
  const visit = tryRules(walk.routes, arrived);
  return { kind: 'unanswered', visit, status: 508, reason: 'the routes send it in a loop' };
}

function unanswered(visit: Visit, route: Route, { destinations }: Forward): Outcome {
  const { status, noBackend, allZero } = meshOf(route).nobody;
  return { kind: 'unanswered', visit, status, reason: destinations.length === 0 ? noBackend : allZero };
}
