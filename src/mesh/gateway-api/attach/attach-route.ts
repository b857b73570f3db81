import type { Listener } from '../../listener.ts';
import type { Neighbours } from '../../neighbours.ts';
import type { Unseen } from '../../route.ts';
import { type AskedParent, askParent, type ParentGateway, type Refusal } from './ask-parent.ts';
import { type Asker, type Judgement, listenerFor } from './judge-listener.ts';
import { fullName, mergeListeners, nameListener } from './merge-listeners.ts';

/** Where a route applies at gateways. */
export interface Attachment {
  /** As `namespace/name`. */
  readonly gateways: readonly string[];
  /** All listeners of the gateways that are known. */
  readonly listeners: readonly Listener[];
  readonly unseen: readonly Unseen[];
  readonly refusals: readonly Refusal[];
}

/**
 * Attaches a route to the listeners of its parents. A parent that is not known takes every request.
 * Source: ParentReference of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * @param neighbours null if nobody looked for other objects
 */
export function attachRoute(
  parents: readonly ParentGateway[],
  asker: Asker,
  neighbours: Neighbours | null,
): Attachment {
  if (neighbours === null) {
    return { gateways: unique(parents.map(fullName)), listeners: [], unseen: [], refusals: [] };
  }
  const asked = parents.map((parent) => askParent(parent, asker, neighbours));
  const gateways = unique(asked.map(({ gateway }) => gateway));
  return {
    gateways,
    listeners: gateways.flatMap((gateway) => listenersOf(gateway, asked, neighbours)),
    unseen: asked.flatMap(({ unseen }) => unseen),
    refusals: asked.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])),
  };
}

/** All listeners of a gateway, with what the parents give the route. None if a parent at this gateway is not known. */
function listenersOf(gateway: string, asked: readonly AskedParent[], neighbours: Neighbours): readonly Listener[] {
  const here = asked.filter((parent) => parent.gateway === gateway);
  if (here.some(({ judgements }) => judgements === null)) return [];
  return mergeListeners(gateway, neighbours)
    .listeners.filter(({ fault }) => fault === null)
    .map((merged) => {
      const judgements = here.flatMap((parent) => parent.judgements?.get(nameListener(merged)) ?? []);
      return listenerFor(gateway, merged, takenBy(judgements));
    });
}

function takenBy(judgements: readonly Judgement[]): Listener['takes'] {
  const taken = judgements.flatMap((judgement) => (judgement.kind === 'taken' ? [judgement.hosts] : []));
  const [refused] = judgements.flatMap((judgement) => (judgement.kind === 'refused' ? [judgement.because] : []));
  if (taken.length === 0) return { kind: 'nothing', reason: refused ?? 'the route names other listeners' };
  return { kind: 'hosts', hosts: taken.some((hosts) => hosts.length === 0) ? [] : unique(taken.flat()) };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
