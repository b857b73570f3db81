import { formatPlace, type Position } from '../../diagnostics/position.ts';
import { statusAnnotation } from '../../iter8/labels.ts';
import { readSpecification } from '../../routing/read-specification.ts';
import type { RoutedResource, RoutingTemplate } from '../../routing/routemap-content.ts';
import { createRoutemapReader } from '../../routing/routemap-reader.ts';
import { type DataMap, isMap, mapAt, textAt, textsAt } from '../../values/data.ts';
import { readEmbedded } from '../../values/yaml/read-documents.ts';
import { readStatus, type StoredStatus } from '../status/stored-status.ts';
import { hashOf } from './hash-of.ts';

/** What the controller keeps of a routemap. It holds on to no part of the ConfigMap's text. */
export interface ObservedRoutemap {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** The ConfigMap has a deletionTimestamp. */
  readonly isLeaving: boolean;
  readonly labels: { readonly [key: string]: string };
  /** Without the status, which templates do not see. */
  readonly annotations: { readonly [key: string]: string };
  /** A hash of `data.strSpec`. */
  readonly strSpec: string;
  /** What the annotation `iter8.tools/status` says. */
  readonly status: StoredStatus | null;
  readonly specification: ReadRoutemap;
}

/** The content of `data.strSpec`, or what is wrong with it. */
export type ReadRoutemap =
  | { readonly ok: true; readonly versions: readonly RoutemapVersion[]; readonly templates: readonly RoutingTemplate[] }
  /** At least one; each a sentence with its place in `data.strSpec`. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface RoutemapVersion {
  readonly resources: readonly RoutedResource[];
  /** Null if the routemap has no weight for it. */
  readonly weight: number | null;
}

/** The name of the text in messages. */
const place = 'data.strSpec';

/**
 * Reads a routemap.
 *
 * @param object a ConfigMap with the labels of a routemap
 * @param namespace of a ConfigMap without one
 * @param before what was read of it before, so that the same text is not read again
 */
export function readRoutemapObject(object: DataMap, namespace: string, before?: ObservedRoutemap): ObservedRoutemap {
  const metadata = mapAt(object, 'metadata') ?? {};
  const { [statusAnnotation]: _, ...annotations } = textsAt(metadata, 'annotations');
  const text = mapAt(object, 'data')?.strSpec;
  const strSpec = hashOf(text ?? null);
  return {
    name: textAt(metadata, 'name') ?? '',
    namespace: textAt(metadata, 'namespace') ?? namespace,
    uid: textAt(metadata, 'uid') ?? '',
    resourceVersion: textAt(metadata, 'resourceVersion') ?? '',
    isLeaving: textAt(metadata, 'deletionTimestamp') !== undefined,
    labels: textsAt(metadata, 'labels'),
    annotations,
    strSpec,
    status: readStatus(textsAt(metadata, 'annotations')),
    specification: before?.strSpec === strSpec ? before.specification : readText(text),
  };
}

function readText(text: DataMap[string] | undefined): ReadRoutemap {
  if (typeof text !== 'string') {
    return { ok: false, problems: [`${place} is missing: write the versions and routingTemplates into it`] };
  }
  const at = ({ line, column }: { readonly line: number; readonly column: number }): Position => {
    return { kind: 'file', file: place, line, column };
  };
  const { root, diagnostics } = readEmbedded(place, text, at);
  if (root === undefined) return { ok: false, problems: diagnostics.map(describe) };
  const reader = createRoutemapReader();
  const { versions, templates } = readSpecification(reader, root, text);
  for (const [index, version] of versions.entries()) {
    if (version.resources.length > 0) continue;
    const message = `version ${index} has no resources: list its objects, or remove it`;
    reader.refuse(message, root.position, ['versions', index]);
  }
  const errors = reader.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, problems: errors.map(describe) };
  // The reader's functions for positions hold on to the text.
  const bare = templates.map((template) => ({ ...template, positionOf: () => nowhere }));
  return { ok: true, versions, templates: bare };
}

const nowhere: Position = { kind: 'nowhere' };

function describe({ message, position }: { readonly message: string; readonly position: Position }): string {
  return `${formatPlace(position)}: ${message}`;
}

/** Whether an object is a ConfigMap. */
export function isConfigMap(object: DataMap): boolean {
  return object.apiVersion === 'v1' && object.kind === 'ConfigMap' && isMap(object.metadata);
}
