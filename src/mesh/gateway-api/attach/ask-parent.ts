import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Neighbours, neighboursOf } from '../../neighbours.ts';
import type { Unseen } from '../../route.ts';
import { type Asker, type Judgement, judgeListener } from './judge-listener.ts';
import { fullName, type MergedListener, mergeListeners, nameListener } from './merge-listeners.ts';

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
  /** What each listener that the route names says, by its name in messages; null if the parent is not known. */
  readonly judgements: ReadonlyMap<string, Judgement> | null;
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
  const set = neighboursOf(neighbours, 'listener-set').find(
    (one) => parent.kind === 'ListenerSet' && fullName(one) === fullName(parent),
  );
  const gateway = fullName(set?.gateway ?? parent);
  const { object, listeners } = mergeListeners(gateway, neighbours);
  if (set === undefined && (object === null || parent.kind !== 'Gateway')) {
    const unseen = [{ gateway, what: `the ${parent.kind} ${fullName(parent)}` }];
    return { gateway, judgements: null, unseen, refusal: null };
  }
  const own = listeners.filter(({ owner }) => (set === undefined ? owner.kind === 'gateway' : owner === set));
  const judgements = new Map(
    own
      .filter(({ listener }) => fits(listener, parent))
      .map((listener) => [nameListener(listener), judgeListener(listener, asker, neighbours)]),
  );
  const labels = [...judgements.values()].flatMap((one) => (one.kind === 'taken' && one.unseen ? [one.unseen] : []));
  return {
    gateway,
    judgements,
    unseen: [
      ...(object === null ? [{ gateway, what: `the Gateway ${gateway}` }] : []),
      ...[...new Set(labels)].map((name) => ({ gateway, what: `the labels of the Namespace ${name}` })),
    ],
    refusal: refusalOf(parent, own, judgements),
  };
}

function fits({ name, port }: MergedListener['listener'], { sectionName, port: asked }: ParentGateway): boolean {
  return (sectionName === null || sectionName === name) && (asked === null || asked === port);
}

/** Why no listener of a parent takes the route; null if one does. */
function refusalOf(
  parent: ParentGateway,
  own: readonly MergedListener[],
  judgements: ReadonlyMap<string, Judgement>,
): Refusal | null {
  if (judgements.size === 0) {
    const { sectionName, port } = parent;
    const wanted = [sectionName === null ? '' : ` named ${sectionName}`, port === null ? '' : ` at port ${port}`].join(
      '',
    );
    const names = own.map(({ listener }) => `${listener.name} (port ${listener.port})`).join(', ');
    return { parent, code: 'NoMatchingParent', because: `it has no listener${wanted}; its listeners are ${names}` };
  }
  const refused = [...judgements].flatMap(([name, one]) => (one.kind === 'refused' ? [{ name, ...one }] : []));
  const [first] = refused;
  if (first === undefined || refused.length < judgements.size) return null;
  // A listener that would take the route but for its hosts is the nearest.
  const { code } = refused.find((one) => one.code === 'NoMatchingListenerHostname') ?? first;
  const because = refused.map((one) => `listener ${one.name}: ${one.because}`).join('; ');
  return { parent, code, because };
}
