import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { decodeText } from '../../values/yaml/decode-text.ts';
import { type PackFolder, packDiagnostic } from './pack-folder.ts';

/** The limits of an environment. The largest built-in one has 8 files and 7 KiB. */
const limits = { file: 256 * 1024, bytes: 1024 * 1024, files: 50 } as const;

export type ReadText =
  | { readonly kind: 'text'; readonly file: string; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Reads the files of a folder, up to the limits. */
export interface PackReader {
  /** Reads a file by its name. */
  readonly read: (name: string) => ReadText;
  /** The texts read so far, by the name that positions use. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Makes a reader for the files of an environment. */
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
      if (sources.size >= limits.files) return refused(`an environment can have at most ${limits.files} files`);
      const found = folder.read(name);
      if (found.kind === 'missing') return { kind: 'missing', file };
      if (found.kind === 'refused') return refused(found.reason);
      const { bytes } = found;
      if (bytes.length > limits.file) return refused(`it is larger than ${limits.file / 1024} KiB`);
      bytesRead += bytes.length;
      if (bytesRead > limits.bytes) {
        return refused(`the files of an environment can have at most ${limits.bytes / 1024} KiB in total`);
      }
      const decoded = decodeText(bytes);
      if (!decoded.ok) return refused(decoded.message);
      sources.set(file, decoded.text);
      return { kind: 'text', file, bytes, text: decoded.text };
    },
  };
}
