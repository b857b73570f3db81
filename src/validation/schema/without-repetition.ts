import type { SchemaFinding } from './schema-finding.ts';

/**
 * Keeps the first of several findings with the same code at the same path. Two places of a schema may state the same rule,
 * and an environment's own rules may repeat those of the schema.
 */
export function withoutRepetition(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const identity = JSON.stringify([code, path]);
    return !seen.has(identity) && seen.add(identity);
  });
}
