import type { KnownGateway, Take } from '../../listener.ts';
import { fullName, type Neighbours } from '../../neighbours.ts';
import type { Unseen } from '../../route.ts';
import { type AskedParent, askParent, type ParentGateway, type Refusal } from './ask-parent.ts';
import type { Asker, Judgement } from './judge-listener.ts';
import { mergeListeners } from './merge-listeners.ts';

/** Where a route applies at gateways. */
export interface Attachment {
  /** As `namespace/name`. */
  readonly gateways: readonly string[];
  readonly known: readonly KnownGateway[];
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
  if (neighbours === null) return { gateways: unique(parents.map(fullName)), known: [], unseen: [], refusals: [] };
  const asked = parents.map((parent) => askParent(parent, asker, neighbours));
  const gateways = unique(asked.map(({ gateway }) => gateway));
  return {
    gateways,
    known: gateways.flatMap((gateway) => knownGateway(gateway, asked, neighbours)),
    unseen: asked.flatMap(({ unseen }) => unseen),
    refusals: asked.flatMap(({ refusal }) => (refusal === null ? [] : [refusal])),
  };
}

/** A gateway as the route sees it; none if a parent at this gateway is not known. */
function knownGateway(name: string, asked: readonly AskedParent[], neighbours: Neighbours): readonly KnownGateway[] {
  const here = asked.filter(({ gateway }) => gateway === name).map(({ judgements }) => judgements);
  if (here.includes(null)) return [];
  const judged = new Set(here.flatMap((judgements) => [...(judgements ?? [])].map(([listener]) => listener)));
  const takes = [...judged].map((listener) => {
    const judgements = here.flatMap((one) => one?.get(listener) ?? []);
    return [listener, takeOf(judgements)] as const;
  });
  return [{ name, listeners: mergeListeners(name, neighbours).listeners, takes: new Map(takes) }];
}

/** What the judgements of one listener, for several parents, mean together. */
function takeOf(judgements: readonly Judgement[]): Take {
  const taken = judgements.flatMap((judgement) => (judgement.kind === 'taken' ? [judgement.hosts] : []));
  const [refused] = judgements.flatMap((judgement) => (judgement.kind === 'refused' ? [judgement.because] : []));
  if (taken.length === 0) return { kind: 'nothing', reason: refused ?? '' };
  return { kind: 'hosts', hosts: taken.some((hosts) => hosts.length === 0) ? [] : unique(taken.flat()) };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
