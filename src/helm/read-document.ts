import { load } from 'js-yaml';
import { templateSchema } from '../manifests/yaml-schema.ts';
import type { Data } from '../values/data.ts';
import { describeDocument } from './describe-document.ts';
import type { StreamDocument } from './split-stream.ts';

/** What a document says, or why it could not be read. */
export type ReadDocument =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly message: string };

/** Bytes. No cluster stores an object of this size. */
const longest = 8 * 1024 * 1024;

/**
 * Reads one document of a stream. It is for those few that matter: reading costs a thousand times more than splitting.
 */
export function readDocument(document: StreamDocument): ReadDocument {
  const refused = (reason: string) => ({ ok: false, message: `${describeDocument(document)} ${reason}` }) as const;
  if (document.bytes.length > longest) return refused(`has more than ${longest / 1024 / 1024} MiB`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(document.bytes);
    // Helm takes a key that stands twice, and so does json.
    return { ok: true, data: (load(text, { schema: templateSchema, maxAliases: 1000, json: true }) ?? null) as Data };
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    return refused(`is no YAML that can be read: ${reason}`);
  }
}
