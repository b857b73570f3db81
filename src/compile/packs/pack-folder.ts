import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TemplatePlace } from '../../environments/template-error.ts';

/** A folder with an environment of the user's own. Reading it is the caller's part, so that it can say what may be read. */
export interface PackFolder {
  /** The folder's own name, which is the environment's. */
  readonly name: string;
  /** How messages name the folder. */
  readonly path: string;
  /** Reads a file that lies in the folder itself, by its plain name. */
  readonly read: (file: string) => PackFile;
}

export type PackFile =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** `reason` says why the file is not read: `it is larger than 256 KiB`. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A diagnostic about a file of an environment's folder. */
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
