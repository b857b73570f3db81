import type { Position } from '../diagnostics/position.ts';
import { versionMark } from '../iter8/labels.ts';
import { type DataMap, mapAt, textsAt } from '../values/data.ts';
import type { MapEntry, MapNode, ValueNode } from '../values/value-node.ts';
import type { AdoptionProblem } from './adoption-problem.ts';
import { fieldPath, nodeAt, withField, withoutField } from './fields.ts';
import type { Adoption } from './find-adoptions.ts';
import { overrideFields } from './override-fields.ts';

/** Annotations in which the cluster, kubectl and Helm describe the existing object itself. */
const foreignAnnotations = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'postrenderer.helm.sh/postrender-filename',
]);

/** The version that adopts an object. */
export interface AdoptingVersion {
  readonly name: string;
  readonly version: DataMap;
  /** The map `application` of the values. */
  readonly application: DataMap;
  /** The position of `from`, which what is added to the object gets, too. */
  readonly position: Position;
  /** Finds the entry of a key of the version. */
  readonly entryOf: (key: string) => MapEntry | undefined;
}

export interface AdoptedSpecification {
  /**
   * `{metadata, spec}`, in the form of a version's specification, with the positions of the object;
   * undefined if the object has no spec.
   */
  readonly specification: MapNode | undefined;
  readonly problems: readonly AdoptionProblem[];
}

/** Makes the specification of a version's object from an existing object, so that several versions can adopt the same one. */
export function adoptObject(adoption: Adoption, version: AdoptingVersion): AdoptedSpecification {
  const { node } = adoption.resource;
  const found = nodeAt(node, ['spec']);
  const adopted = found?.kind === 'map' ? found : undefined;
  if (adopted === undefined) {
    return {
      specification: undefined,
      problems: [{ kind: 'no-spec', source: adoption.resource, path: adoption.path }],
    };
  }
  const fields = adoption.kind.taking?.drop ?? [];
  const kept = fields.reduce<ValueNode>((spec, field) => withoutField(spec, fieldPath(field)), adopted);
  const { spec, problems } = overrideFields(
    withMark(kept, adoption, version),
    adoption,
    version.version,
    version.entryOf,
  );
  const keyPosition = node.entries.get('spec')?.keyPosition ?? node.position;
  const entries = new Map([
    [
      'metadata',
      { keyPosition: node.entries.get('metadata')?.keyPosition ?? node.position, node: metadataOf(adoption, version) },
    ],
    ['spec', { keyPosition, node: spec }],
  ]);
  return { specification: { kind: 'map', entries, position: node.position }, problems };
}

function withMark(spec: ValueNode, { kind }: Adoption, { name, position }: AdoptingVersion): ValueNode {
  const { selector, podLabels } = kind.taking ?? {};
  const marks = Object.entries(versionMark(name)).map(([key, value]) => {
    return [key, { keyPosition: position, node: { kind: 'scalar', value, position } }] as const;
  });
  const labels: MapNode = { kind: 'map', entries: new Map(marks), position };
  const selected =
    selector === undefined ? spec : withField(spec, fieldPath(selector), { keyPosition: position, node: labels });
  if (podLabels === undefined) return selected;
  return marks.reduce((marked, [key, entry]) => withField(marked, [...fieldPath(podLabels), key], entry), selected);
}

/** The labels and annotations of the object, except those that the version or the application sets. */
function metadataOf({ resource }: Adoption, { version, application }: AdoptingVersion): MapNode {
  const entries = ['labels', 'annotations'].flatMap((key): [string, MapEntry][] => {
    const metadata = nodeAt(resource.node, ['metadata']);
    const entry = metadata?.kind === 'map' ? metadata.entries.get(key) : undefined;
    if (entry?.node.kind !== 'map') return [];
    const given = [application, version].map((layer) => textsAt(mapAt(layer, 'metadata'), key));
    const own = new Set(given.flatMap((texts) => Object.keys(texts)));
    const kept = [...entry.node.entries].filter(([name]) => !own.has(name) && !foreignAnnotations.has(name));
    return [[key, { ...entry, node: { ...entry.node, entries: new Map(kept) } }]];
  });
  const position = nodeAt(resource.node, ['metadata'])?.position ?? resource.node.position;
  return { kind: 'map', entries: new Map(entries), position };
}
