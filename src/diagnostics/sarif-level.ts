import type { Severity } from './diagnostic.ts';

/** SARIF's word for a severity (SARIF 2.1.0, 3.27.10). */
export type SarifLevel = 'error' | 'warning' | 'note';

const levels: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', info: 'note' };

/** The level of a result, or of a rule's default configuration. */
export function sarifLevel(severity: Severity): SarifLevel {
  return levels[severity];
}
