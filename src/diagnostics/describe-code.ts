import { type CodeDescription, codeDescriptions } from './code-descriptions.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';

/** What a code means, whatever the values at hand: title, usual severity, and a sentence. */
export function describeCode(code: DiagnosticCode): CodeDescription {
  return codeDescriptions[code];
}
