import { type Data, type DataMap, isMap } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import { parseJson } from '../values/set/parse-json.ts';
import type { MapNode } from '../values/value-node.ts';
import type { StreamDocument } from './split-stream.ts';
import { describeDocument, readDocument } from './stream-document.ts';

/** A release as Helm knows it; chart/templates/release.yaml writes it. */
export interface Marker {
  readonly release: string;
  readonly namespace: string;
  /** The values as Helm has merged them. */
  readonly values: MapNode;
  /** The annotations of the marker object. */
  readonly annotations: DataMap;
}

/** The marker of a document, none, or the reason why it cannot be used. */
export type FoundMarker =
  | { readonly kind: 'marker'; readonly marker: Marker }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly message: string };

const kind = 'Iter8Release';
const group = 'release.iter8.tools';

/** The text after the version is a hint for users who forgot the post-renderer. */
const version = /^release\.iter8\.tools\/v1(?: |$)/;

/** Looks for a marker object. Documents without its kind and group are not parsed. */
export function findMarker(document: StreamDocument): FoundMarker {
  const { binary } = document;
  if (!binary.includes(kind) || !binary.includes(group)) return { kind: 'none' };
  const read = readDocument(document);
  if (!read.ok) return { kind: 'unusable', message: read.message };
  const found = readObject(read.data);
  return typeof found === 'string'
    ? { kind: 'unusable', message: `${describeDocument(document)} ${found}` }
    : found === undefined
      ? { kind: 'none' }
      : { kind: 'marker', marker: found };
}

/** @returns the marker, undefined for another object, or what is wrong with the marker */
function readObject(data: Data): Marker | string | undefined {
  if (!isMap(data)) return undefined;
  if (Array.isArray(data.items) && data.items.some(isMarker)) {
    return `has an ${kind} in a list; put it into a document of its own`;
  }
  if (!isMarker(data)) return undefined;
  if (!version.test(String(data.apiVersion))) {
    return `has an ${kind} of another version, ${data.apiVersion}: use a chart and an iter8-release of the same version`;
  }
  const { release, namespace, values } = isMap(data.spec) ? data.spec : {};
  if (typeof release !== 'string' || typeof namespace !== 'string' || typeof values !== 'string') {
    return `has an ${kind} without release, namespace or values in its spec`;
  }
  const root = readValues(values);
  if (typeof root === 'string') return root;
  const annotations = isMap(data.metadata) && isMap(data.metadata.annotations) ? data.metadata.annotations : {};
  return { release, namespace, values: root, annotations };
}

function readValues(text: string): MapNode | string {
  if (Buffer.byteLength(text) > limits.bytes) {
    return `has values of more than ${limits.bytes / 1024} KiB; no cluster can store them`;
  }
  const parsed = parseJson(text, 0, () => ({ kind: 'nowhere' }));
  if (!parsed.ok || parsed.node.kind !== 'map' || text.slice(parsed.end).trim() !== '') {
    return `has an ${kind} whose values are not a JSON object`;
  }
  return parsed.node;
}

function isMarker(data: Data): boolean {
  return isMap(data) && data.kind === kind && String(data.apiVersion).startsWith(`${group}/`);
}
