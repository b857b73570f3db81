import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * The diagnostics of reading values and those of checking them, as the author should see them together.
 *
 * A remark on how a scalar is read (`on` as a boolean) is left out where an error speaks of the same place, because the
 * error says what to write. With `strict`, warnings of the reader are errors, too; `validate` has done so with its own.
 */
export function mergeDiagnostics(
  loaded: readonly Diagnostic[],
  validated: readonly Diagnostic[],
  { strict }: { readonly strict: boolean },
): readonly Diagnostic[] {
  const errors = validated.filter(({ severity }) => severity === 'error');
  const wrong = new Set(errors.map(({ path }) => JSON.stringify(path)));
  const remaining = loaded.filter(({ code, path }) => code !== 'yaml-surprise' || !wrong.has(JSON.stringify(path)));
  const raised = remaining.map((diagnostic) =>
    strict && diagnostic.severity === 'warning' ? ({ ...diagnostic, severity: 'error' } as const) : diagnostic,
  );
  return [...raised, ...validated];
}
