import { at, type MapField, needText, readEntries, readMap, readMaps, readNumber, readText } from './field.ts';
import { groupOf } from './names.ts';

/** An object beside the routes of a file that decides where their requests go. */
export type Neighbour = ServiceObject | NamespaceObject | GatewayObject | ListenerSetObject | GrantObject;

/** The objects beside routes. */
export interface Neighbours {
  readonly objects: readonly Neighbour[];
  /** The kinds of all objects in the file, as `group/kind`. */
  readonly kinds: ReadonlySet<string>;
}

interface Named {
  readonly name: string;
  readonly namespace: string;
}

/** What a port of a Service tells about its protocol. */
export interface NamedPort {
  readonly number: number;
  readonly name: string | undefined;
  readonly appProtocol: string | undefined;
}

export interface ServiceObject extends Named {
  readonly kind: 'service';
  readonly ports: readonly NamedPort[];
  /** The host of another name that it stands for; null if it has pods of its own. */
  readonly externalName: string | null;
}

export interface NamespaceObject {
  readonly kind: 'namespace';
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** A gateway with its listeners. */
export interface GatewayObject extends Named {
  readonly kind: 'gateway';
  readonly listeners: readonly ListenerObject[];
  /** Which namespaces may add listeners. */
  readonly allowedListeners: NamespaceChoice;
}

/** Further listeners of a gateway, in an object of their own. */
export interface ListenerSetObject extends Named {
  readonly kind: 'listener-set';
  readonly gateway: Named;
  readonly listeners: readonly ListenerObject[];
  /** The oldest counts first. Null if the time is not known. */
  readonly created: string | null;
}

export interface ListenerObject {
  readonly name: string;
  readonly port: number;
  /** In upper case: `HTTP`. */
  readonly protocol: string;
  /** Null for any host. */
  readonly hostname: string | null;
  readonly allowedNamespaces: NamespaceChoice;
  /** Whether routes of the mesh's kind may use it. */
  readonly allowsKind: boolean;
}

/** Which namespaces are meant, as seen from the namespace of an object. */
export type NamespaceChoice =
  | { readonly from: 'All' | 'Same' | 'None' }
  | { readonly from: 'Selector'; readonly selector: readonly LabelRequirement[] };

/** A condition on labels. All of a selector must be met. */
export interface LabelRequirement {
  readonly label: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/** Allows objects of other namespaces to refer to Services of its own. */
export interface GrantObject extends Named {
  readonly kind: 'grant';
  /** The namespaces whose routes may refer. */
  readonly from: readonly string[];
  /** The Services; null for all of them. */
  readonly to: readonly (string | null)[];
}

/** The objects of one kind. */
export function neighboursOf<Kind extends Neighbour['kind']>(
  { objects }: Neighbours,
  kind: Kind,
): readonly Extract<Neighbour, { kind: Kind }>[] {
  return objects.filter((object): object is Extract<Neighbour, { kind: Kind }> => object.kind === kind);
}

/**
 * Reads a Service or a Namespace; null for other kinds.
 *
 * @param namespace of objects without one
 * @throws RouteProblem if the API server would refuse it
 */
export function readCoreObject(object: MapField, namespace: string): ServiceObject | NamespaceObject | null {
  if (groupOf(object.data.apiVersion) !== '') return null;
  if (object.data.kind === 'Service') return readService(object, namespace);
  if (object.data.kind !== 'Namespace') return null;
  const metadata = readMap(at(object, 'metadata'));
  const labels = metadata === undefined ? [] : readEntries(at(metadata, 'labels'));
  const texts = labels.map(([label, field]) => [label, readText(field) ?? ''] as const);
  return { kind: 'namespace', name: identityOf(object, namespace).name, labels: new Map(texts) };
}

function readService(object: MapField, namespace: string): ServiceObject {
  const spec = readMap(at(object, 'spec'));
  const ports = spec === undefined ? [] : readMaps(at(spec, 'ports'));
  const isExternal = spec !== undefined && readText(at(spec, 'type')) === 'ExternalName';
  return {
    kind: 'service',
    ...identityOf(object, namespace),
    ports: ports.map((port) => ({
      number: readNumber(at(port, 'port'), 1, 65_535) ?? 0,
      name: readText(at(port, 'name')),
      appProtocol: readText(at(port, 'appProtocol')),
    })),
    externalName: isExternal ? (readText(at(spec, 'externalName')) ?? null) : null,
  };
}

/** The name and namespace of an object. */
export function identityOf(object: MapField, namespace: string): Named {
  const metadata = readMap(at(object, 'metadata')) ?? { ...at(object, 'metadata'), data: {} };
  return { name: needText(at(metadata, 'name')), namespace: readText(at(metadata, 'namespace')) ?? namespace };
}
