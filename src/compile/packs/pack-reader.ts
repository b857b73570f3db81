import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { decodeText } from '../../values/yaml/decode-text.ts';
import { type PackFolder, packDiagnostic } from './pack-folder.ts';

/** What an environment may hold; the largest that iter8-release brings has 8 files and 7 KiB. */
const limits = { file: 256 * 1024, bytes: 1024 * 1024, files: 50 } as const;

export type ReadText =
  | { readonly kind: 'text'; readonly file: string; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Reads files of a folder, as far as the limits go. */
export interface PackReader {
  /** Reads a file by its plain name. */
  readonly read: (name: string) => ReadText;
  /** The texts read so far, by the name that positions use. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Makes a reader of the files of an environment's folder. */
export function createPackReader(folder: PackFolder): PackReader {
  const sources = new Map<string, string>();
  let bytesRead = 0;
  return {
    sources,
    read(name) {
      const file = `${folder.path}/${name}`;
      const refused = (reason: string): ReadText => ({
        kind: 'refused',
        diagnostic: packDiagnostic({ file, line: 1, column: 1 }, `${name} is not read: ${reason}`),
      });
      if (sources.size >= limits.files) return refused(`an environment has at most ${limits.files} files`);
      const found = folder.read(name);
      if (found.kind === 'missing') return { kind: 'missing', file };
      if (found.kind === 'refused') return refused(found.reason);
      const { bytes } = found;
      if (bytes.length > limits.file) return refused(`it is larger than ${limits.file / 1024} KiB`);
      bytesRead += bytes.length;
      if (bytesRead > limits.bytes) {
        return refused(`the files of an environment have at most ${limits.bytes / 1024} KiB together`);
      }
      const decoded = decodeText(bytes);
      if (!decoded.ok) return refused(decoded.message);
      sources.set(file, decoded.text);
      return { kind: 'text', file, bytes, text: decoded.text };
    },
  };
}
