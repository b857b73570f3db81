import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TemplatePlace } from '../../environments/template-error.ts';

/** The folder of one of the user's own environments. The caller reads the files, so it decides what may be read. */
export interface PackFolder {
  /** The name of the folder and of the environment. */
  readonly name: string;
  /** How messages name the folder. */
  readonly path: string;
  /** Reads a file of the folder by its name. */
  readonly read: (file: string) => PackFile;
}

export type PackFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** `reason` says why the file is not read, such as `it is larger than 256 KiB`. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Makes a diagnostic about a file of an environment. */
export function packDiagnostic(place: TemplatePlace, message: string, hint?: string): Diagnostic {
  return {
    code: 'broken-environment',
    severity: 'error',
    path: [],
    message,
    ...(hint === undefined ? {} : { hint }),
    position: { kind: 'file', ...place },
  };
}
