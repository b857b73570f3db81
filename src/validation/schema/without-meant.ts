import type { SchemaFinding } from './schema-finding.ts';

/**
 * The findings without the missing keys that an unknown key was meant to be: a misspelt key counts as one mistake. If the
 * unknown key is only a warning, the missing key stays an error.
 */
export function withoutMeant(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const meant = new Set(
    findings.flatMap(({ severity, meant }) =>
      severity !== 'error' || meant === undefined ? [] : [JSON.stringify(meant)],
    ),
  );
  return findings.filter(({ code, path }) => code !== 'missing-key' || !meant.has(JSON.stringify(path)));
}
