import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { locate, type Values } from '../values/value-node.ts';
import type { Finding } from './finding.ts';

/**
 * A finding with its position looked up.
 *
 * @param strict warnings are errors
 */
export function toDiagnostic(finding: Finding, values: Pick<Values, 'root'>, strict: boolean): Diagnostic {
  const { code, severity, path, message, hint, at, position, related } = finding;
  return {
    code,
    severity: strict && severity === 'warning' ? 'error' : severity,
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
    position: position ?? (at === null ? { kind: 'nowhere' } : locate(values, at.path, at.part)),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          related: related.map((place) => ({
            message: place.message,
            position: locate(values, place.at.path, place.at.part),
          })),
        }),
  };
}
