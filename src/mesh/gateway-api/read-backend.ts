import { at, type MapField, needText, readNumber, readText } from '../field.ts';
import { serviceHost } from '../names.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Destination } from '../route.ts';
import { judgeBackend, type Verdict } from './attach/judge-backend.ts';

/** What the references of a route are read against. */
export interface Surroundings {
  /** The namespace of the route. */
  readonly namespace: string;
  /** The objects beside the route; null if nobody looked for them. */
  readonly neighbours: Neighbours | null;
  /** Whether the route applies at gateways, not only inside the mesh. */
  readonly hasGateways: boolean;
}

/** Source: HTTPBackendRef of https://gateway-api.sigs.k8s.io/reference/spec/ about backends that are invalid */
const statusOfFault = 500;

/** Reads a reference to the receiver of requests, which is a Service by default. */
export function readBackend(reference: MapField, surroundings: Surroundings): Destination {
  const { namespace: own, neighbours } = surroundings;
  const name = needText(at(reference, 'name'));
  const kind = readText(at(reference, 'kind')) ?? 'Service';
  const group = readText(at(reference, 'group')) ?? '';
  const namespace = readText(at(reference, 'namespace')) ?? own;
  const port = readNumber(at(reference, 'port'), 1, 65_535) ?? null;
  const verdict = judgeBackend({ group, kind, name, namespace, port }, own, neighbours);
  noteFault(reference, verdict, surroundings);
  const isService = kind === 'Service' && group === '';
  return {
    host: isService ? serviceHost(name, namespace) : `${kind}/${name}`,
    service: isService ? { name, namespace } : null,
    subset: null,
    port,
    fault: verdict.fault && {
      status: statusOfFault,
      reason: sentenceOf(verdict.fault),
      insideMesh: verdict.fault.insideMesh,
    },
    unseen: verdict.unseen,
  };
}

function sentenceOf({ because, code }: NonNullable<Verdict['fault']>): string {
  return `${because} (${code})`;
}

const hints: { readonly [code: string]: string } = {
  RefNotPermitted: 'add a ReferenceGrant to the namespace of the Service',
  BackendNotFound: 'correct the name, the namespace or the port, or add the Service to the file',
  InvalidKind: 'name a Service',
};

function noteFault({ reading, path }: MapField, { fault }: Verdict, { hasGateways }: Surroundings): void {
  if (fault === null || !(fault.insideMesh || hasGateways)) return;
  reading.noteFault?.({
    code: 'unusable-backend',
    path,
    message: `requests to this backend get status ${statusOfFault}: ${sentenceOf(fault)}`,
    hint: hints[fault.code] ?? 'correct the reference',
  });
}
