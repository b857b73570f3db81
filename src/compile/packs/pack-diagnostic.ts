import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TemplatePlace } from '../../environments/template-error.ts';

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
