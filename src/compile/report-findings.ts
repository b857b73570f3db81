import type { Adopted } from '../adoption/adopt-specifications.ts';
import type { Adoption } from '../adoption/find-adoptions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { type Finding, toDiagnostic } from '../validation/finding.ts';
import { limits } from '../values/limits.ts';
import type { CompileRequest, Together } from './compile-request.ts';
import { filesOf } from './load-request.ts';

/** All findings in a release, and what is needed to locate them. */
export interface FindingsToReport {
  readonly findings: readonly Finding[];
  /** The values that the findings are about. */
  readonly adopted: Adopted;
  readonly loaded: { readonly diagnostics: readonly Diagnostic[]; readonly passedOver: readonly Diagnostic[] };
  readonly request: CompileRequest;
  readonly together: Together | undefined;
}

/** Makes the diagnostics of a release from its findings and those of reading: each once, sorted by position. */
export function reportFindings(report: FindingsToReport): readonly Diagnostic[] {
  const { findings, adopted, loaded, request, together } = report;
  const { strict } = request;
  const all = worstOf(findings).map((finding) => toDiagnostic(finding, adopted.values, strict));
  const checked = onceForEachObject(all, adopted.adoptions);
  const told = mergeDiagnostics(loaded.diagnostics, checked, { strict }).map((one) =>
    one.position.kind === 'nowhere' && together ? { ...one, position: together.known.begin } : one,
  );
  const isMissing = checked.some(({ code }) => code === 'from-unusable');
  return sortDiagnostics(isMissing ? [...told, ...loaded.passedOver] : told, filesOf(request));
}

/** At most as many findings as a person reads. Errors come before all others. */
function worstOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= limits.problems) return findings;
  const rank = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]).slice(0, limits.problems);
}

/** Reports a problem of an object once, even if several versions adopt the object. */
function onceForEachObject(diagnostics: readonly Diagnostic[], adoptions: readonly Adoption[]): readonly Diagnostic[] {
  const files = new Set(adoptions.map(({ resource }) => fileOf(resource.node.position)));
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, position }) => {
    const identity = JSON.stringify([code, message, position]);
    return !files.has(fileOf(position)) || (!seen.has(identity) && seen.add(identity));
  });
}

function fileOf(position: Position): string | undefined {
  return position.kind === 'file' ? position.file : undefined;
}

/**
 * Merges the diagnostics of reading values with those of checking them.
 *
 * It leaves out an info about how a scalar is read (`on` as a boolean) if an error is at the same place, because the error
 * says what to write. With `strict`, the reader's warnings become errors; those of the checks already are.
 */
export function mergeDiagnostics(
  loaded: readonly Diagnostic[],
  checked: readonly Diagnostic[],
  { strict }: { readonly strict: boolean },
): readonly Diagnostic[] {
  const errors = checked.filter(({ severity }) => severity === 'error');
  const wrong = new Set(errors.map(({ path }) => JSON.stringify(path)));
  const remaining = loaded.filter(({ code, path }) => code !== 'yaml-surprise' || !wrong.has(JSON.stringify(path)));
  const raised = remaining.map((diagnostic) =>
    strict && diagnostic.severity === 'warning' ? ({ ...diagnostic, severity: 'error' } as const) : diagnostic,
  );
  return [...raised, ...checked];
}
