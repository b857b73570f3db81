import { gatewayInFull, insideMesh } from '../../mesh/names.ts';
import type { Route } from '../../mesh/route.ts';
import type { Outcome } from './follow-request.ts';
import type { Visit } from './try-rules.ts';

/** What decides what happens to a request, but is not among the objects that were read, such as the gateway of a route. */
export function unseenBy(outcome: Outcome): readonly string[] {
  return [...new Set(unseenOnPaths(outcome))];
}

function unseenOnPaths(outcome: Outcome): readonly string[] {
  const { visit } = outcome;
  const here = [...unseenAtGateway(visit), ...unseenBehind(visit)];
  if (outcome.kind !== 'forwarded') return here;
  const later = [...outcome.branches, ...outcome.copies].flatMap(({ next }) =>
    next === null ? [] : unseenOnPaths(next),
  );
  return [...here, ...later];
}

/** A route that the request missed could have got it, too. */
function unseenAtGateway({ request, tried, missed }: Visit): readonly string[] {
  const routes = new Set<Route>([...tried, ...missed].map(({ route }) => route));
  return [...routes].flatMap(({ unseen, namespace }) =>
    unseen.filter(({ gateway }) => gateway === gatewayInFull(request.gateway, namespace)).map(({ what }) => what),
  );
}

function unseenBehind({ request, winner }: Visit): readonly string[] {
  const action = winner?.rule.action;
  if (action?.kind !== 'forward') return [];
  return [...action.destinations, ...action.mirrors]
    .flatMap(({ destination }) => destination.unseen)
    .filter((unseen) => unseen.insideMesh || request.gateway !== insideMesh)
    .map(({ what }) => what);
}
