import {
  allowKeys,
  at,
  type Field,
  type MapField,
  needText,
  type Reading,
  readMaps,
  readNumber,
  readText,
} from '../field.ts';
import { listSome } from '../list-some.ts';
import { insideMesh } from '../names.ts';
import type { Neighbours } from '../neighbours.ts';
import type { ParentService, Unseen } from '../route.ts';
import type { ParentGateway, Refusal } from './attach/ask-parent.ts';

const keys = ['group', 'kind', 'namespace', 'name', 'sectionName', 'port'];

/** The parents of a route. */
export interface Parents {
  readonly gateways: readonly ParentGateway[];
  /** Without those that do not exist. */
  readonly services: readonly ParentService[];
  readonly unseen: readonly Unseen[];
}

/** Reads `parentRefs`. Source: https://gateway-api.sigs.k8s.io/reference/spec/#parentreference */
export function readParents(field: Field, namespace: string, neighbours: Neighbours | null): Parents {
  const parents = readMaps(field).map((parent) => readParent(parent, namespace));
  const isService = ({ kind, group }: ReadParent) => kind === 'Service' && group === '';
  const services = parents.filter(isService);
  return {
    gateways: parents.filter((parent) => !isService(parent)),
    services: services.filter((parent) => exists(parent, field.reading, neighbours)),
    unseen: services
      .filter((parent) => neighbours !== null && !neighbours.services.has(parent.namespace))
      .map((parent) => ({ gateway: insideMesh, what: `the Services of ${parent.namespace}` })),
  };
}

interface ReadParent extends ParentGateway {
  readonly group: string;
}

function readParent(parent: MapField, namespace: string): ReadParent {
  allowKeys(parent, keys);
  return {
    group: readText(at(parent, 'group')) ?? '',
    kind: readText(at(parent, 'kind')) ?? 'Gateway',
    name: needText(at(parent, 'name')),
    namespace: readText(at(parent, 'namespace')) ?? namespace,
    sectionName: readText(at(parent, 'sectionName')) || null,
    port: readNumber(at(parent, 'port'), 1, 65_535) ?? null,
    path: parent.path,
  };
}

/** Whether a Service exists and has the port. A file with Services of a namespace is taken to have all of them. */
function exists(parent: ReadParent, reading: Reading, neighbours: Neighbours | null): boolean {
  if (neighbours === null) return true;
  const near = neighbours.services.get(parent.namespace);
  if (near === undefined) return true;
  const service = near.get(parent.name);
  const hasPort = parent.port === null || service?.ports.some(({ number }) => number === parent.port);
  if (service !== undefined && hasPort) return true;
  const because =
    service === undefined
      ? `the file has Services of ${parent.namespace}, but not this one`
      : `it has no port ${parent.port}; its ports are ${listSome(service.ports.map(({ number }) => String(number))) || 'none'}`;
  noteRefusals([{ parent, code: 'NoMatchingParent', because }], reading);
  return false;
}

const hints: { readonly [code: string]: string } = {
  NoMatchingParent: 'correct the name, sectionName or port',
  NotAllowedByListeners: 'change allowedRoutes of the listener, or name another listener',
  NoMatchingListenerHostname: 'add a host of the listener to hostnames, or name another listener',
};

/** Takes note of parents that do not take the route. */
export function noteRefusals(refusals: readonly Refusal[], { noteFault }: Reading): void {
  for (const { parent, code, because } of refusals) {
    noteFault?.({
      code: 'unattached-route',
      path: parent.path,
      message: `the ${parent.kind} ${parent.namespace}/${parent.name} does not take this route (${code}): ${because}`,
      hint: hints[code] ?? 'correct the reference',
    });
  }
}
