import { intersectHosts } from '../../intersect-hosts.ts';
import type { Neighbours } from '../../neighbours.ts';
import { routeKind } from '../names.ts';
import type { MergedListener } from './merge-listeners.ts';
import { includesNamespace } from './namespace-choice.ts';

/** What a route asks of a listener. */
export interface Asker {
  readonly namespace: string;
  readonly hosts: readonly string[];
}

/** Whether a listener takes a route. */
export type Judgement =
  /** `unseen` is the namespace whose labels decide, but are not known; null if nothing is missing. */
  | { readonly kind: 'taken'; readonly hosts: readonly string[]; readonly unseen: string | null }
  /** `code` is the reason in the status of the route. `because` is a sentence about the listener. */
  | { readonly kind: 'refused'; readonly code: string; readonly because: string };

/**
 * Whether a listener takes a route that names it.
 * Source: RouteConditionReason of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function judgeListener(merged: MergedListener, { namespace, hosts }: Asker, neighbours: Neighbours): Judgement {
  const { listener, owner, protocol, allowedNamespaces, allowsKind, fault } = merged;
  const refused = (code: string, because: string): Judgement => ({ kind: 'refused', code, because });
  if (fault !== null) return refused('NotAllowedByListeners', fault);
  if (listener.scheme === null)
    return refused('NotAllowedByListeners', `its protocol is ${protocol}, not HTTP or HTTPS`);
  if (!allowsKind) return refused('NotAllowedByListeners', `its allowedRoutes.kinds do not have ${routeKind}`);
  const includes = includesNamespace(allowedNamespaces, owner.namespace, namespace, neighbours);
  if (includes === false) {
    const allowed = describeChoice(allowedNamespaces.from, owner.namespace);
    return refused('NotAllowedByListeners', `it allows routes of ${allowed}, not of ${namespace}`);
  }
  const common = intersectHosts(listener.hostname, hosts);
  if (common === null)
    return refused('NoMatchingListenerHostname', `its hostname is ${listener.hostname}, not ${hosts.join(' or ')}`);
  return { kind: 'taken', hosts: common, unseen: includes === null ? namespace : null };
}

function describeChoice(from: string, own: string): string {
  if (from === 'Same') return `the namespace ${own}`;
  return from === 'None' ? 'no namespace' : 'namespaces with other labels';
}
