import type { Path } from '../../../diagnostics/diagnostic.ts';
import { listSome } from '../../list-some.ts';
import type { Listener } from '../../listener.ts';
import { fullName, type Neighbours } from '../../neighbours.ts';
import type { Unseen } from '../../route.ts';
import { type Asker, type Judgement, judgeListener } from './judge-listener.ts';
import { type MergedListener, mergeListeners } from './merge-listeners.ts';

/** A gateway or a ListenerSet that a route names as its parent. */
export interface ParentGateway {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly sectionName: string | null;
  readonly port: number | null;
  readonly path: Path;
}

/** What a parent says to a route. */
export interface AskedParent {
  readonly gateway: string;
  /** What each listener that the route names says; null if the parent is not known. */
  readonly judgements: ReadonlyMap<Listener, Judgement> | null;
  readonly unseen: readonly Unseen[];
  readonly refusal: Refusal | null;
}

/** A parent that does not take the route. */
export interface Refusal {
  readonly parent: ParentGateway;
  /** The reason in the status of the route: `NoMatchingParent`. */
  readonly code: string;
  /** A sentence about the parent. */
  readonly because: string;
}

/** Asks the listeners of a parent whether they take a route. */
export function askParent(parent: ParentGateway, asker: Asker, neighbours: Neighbours): AskedParent {
  const set = parent.kind === 'ListenerSet' ? neighbours.listenerSets.get(fullName(parent)) : undefined;
  const gateway = fullName(set?.gateway ?? parent);
  const merged = mergeListeners(gateway, neighbours);
  if (set === undefined && (merged.object === null || parent.kind !== 'Gateway')) {
    const unseen = [{ gateway, what: `the ${parent.kind} ${fullName(parent)}` }];
    return { gateway, judgements: null, unseen, refusal: null };
  }
  const own = set === undefined ? merged.own : (merged.ofSets.get(set) ?? []);
  const judgements = new Map(
    own.filter((one) => fits(one, parent)).map((one) => [one.listener, judgeListener(one, asker, neighbours)]),
  );
  const labels = [...judgements.values()].flatMap((one) => (one.kind === 'taken' && one.unseen ? [one.unseen] : []));
  return {
    gateway,
    judgements,
    unseen: [
      ...(merged.object === null ? [{ gateway, what: `the Gateway ${gateway}` }] : []),
      ...[...new Set(labels)].map((name) => ({ gateway, what: `the labels of the Namespace ${name}` })),
    ],
    refusal: refusalOf(parent, own, judgements),
  };
}

function fits({ ownName, listener }: MergedListener, { sectionName, port }: ParentGateway): boolean {
  return (sectionName === null || sectionName === ownName) && (port === null || port === listener.port);
}

/** Why no listener of a parent takes the route; null if one does. */
function refusalOf(
  parent: ParentGateway,
  own: readonly MergedListener[],
  judgements: ReadonlyMap<Listener, Judgement>,
): Refusal | null {
  if (judgements.size === 0) {
    const { sectionName, port } = parent;
    const wanted = [sectionName === null ? '' : ` named ${sectionName}`, port === null ? '' : ` at port ${port}`].join(
      '',
    );
    const names = listSome(own.map(({ ownName, listener }) => `${ownName} (port ${listener.port})`));
    return { parent, code: 'NoMatchingParent', because: `it has no listener${wanted}; its listeners are ${names}` };
  }
  const refused = [...judgements].flatMap(([{ name }, one]) => (one.kind === 'refused' ? [{ name, ...one }] : []));
  const [first] = refused;
  if (first === undefined || refused.length < judgements.size) return null;
  // A listener that would take the route but for its hosts is the nearest.
  const { code } = refused.find((one) => one.code === 'NoMatchingListenerHostname') ?? first;
  const because = refused.map((one) => `listener ${one.name}: ${one.because}`).join('; ');
  return { parent, code, because };
}
