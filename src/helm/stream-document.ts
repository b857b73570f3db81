import { load } from 'js-yaml';
import { templateSchema } from '../manifests/yaml-schema.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import { type Data, isMap } from '../values/data.ts';
import type { StreamDocument } from './split-stream.ts';

/** The data of a document, or the reason why it could not be read. */
export type ReadDocument =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly message: string };

/** Bytes of a document at most. No cluster stores an object of this size. */
const longest = 8 * 1024 * 1024;

/**
 * Parses one document of a stream. Parsing costs a thousand times more than splitting, so parse only what matters.
 */
export function readDocument(document: StreamDocument): ReadDocument {
  const refused = (reason: string) => ({ ok: false, message: `${describeDocument(document)} ${reason}` }) as const;
  if (document.bytes.length > longest) return refused(`has more than ${longest / 1024 / 1024} MiB`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(document.bytes);
    // Helm accepts duplicate keys; `json: true` does so too.
    return { ok: true, data: (load(text, { schema: templateSchema, maxAliases: 1000, json: true }) ?? null) as Data };
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    return refused(`is not valid YAML: ${reason}`);
  }
}

/** Names a document for a message: by its number in the stream, and by its template if Helm gives it. */
export function describeDocument(document: StreamDocument): string {
  const template = templateOf(document);
  const place = `document ${document.number} of the stream`;
  return template === undefined ? place : `${place} (${template})`;
}

/**
 * Helm 3 writes a comment, Helm 4 an annotation: `postrenderer.helm.sh/postrender-filename: 'chart/templates/a.yaml'`.
 */
const named = /^# Source: (.+)|\bpostrender-filename["']?: *["']?([^"',}\r\n]+)/m;

/** The template of a document according to Helm, `chart/templates/file.yaml`, for messages. */
export function templateOf({ binary }: StreamDocument): string | undefined {
  const [, ofComment, ofAnnotation] = named.exec(binary) ?? [];
  const found = ofComment ?? ofAnnotation;
  return found === undefined ? undefined : escapeControls(Buffer.from(found.trim(), 'latin1').toString());
}

/** Helm's comment with the template of a document, `# Source: chart/templates/file.yaml`, if it has one. */
export function sourceComment({ bytes, binary }: StreamDocument): string | undefined {
  const found = /^# Source: [^\r\n]*/m.exec(binary);
  if (found === null) return undefined;
  return new TextDecoder().decode(bytes.subarray(found.index, found.index + found[0].length));
}

/** The identity of an object in a cluster. */
interface ObjectName {
  /** Equal for two objects that are the same in the cluster. */
  readonly key: string;
  /** For messages: `Service default/web`. */
  readonly text: string;
}

/**
 * Names the objects of a document: one, or those of a List.
 *
 * @param namespace the namespace of objects that do not name one
 */
export function nameObjects(data: Data, namespace: string): readonly ObjectName[] {
  if (!isMap(data)) return [];
  if (Array.isArray(data.items) && String(data.kind).endsWith('List')) {
    return data.items.flatMap((item) => nameObjects(item, namespace));
  }
  const { apiVersion, kind, metadata } = data;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isMap(metadata)) return [];
  if (typeof metadata.name !== 'string') return [];
  const own = typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : namespace;
  // The same object can be written in several versions of its API.
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [{ key: JSON.stringify([group, kind, own, metadata.name]), text: `${kind} ${own}/${metadata.name}` }];
}
