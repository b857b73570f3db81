import type { Adopted } from '../adoption/adopt-specifications.ts';
import type { Adoption } from '../adoption/find-adoptions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { type Finding, toDiagnostic } from '../validation/finding.ts';
import { limits } from '../values/limits.ts';
import type { CompileRequest, Together } from './compile-request.ts';
import { filesOf } from './load-request.ts';

/** Everything that was found in one release, and what is needed to show where. */
export interface FindingsToReport {
  readonly findings: readonly Finding[];
  /** The values in which the findings are. */
  readonly adopted: Adopted;
  readonly loaded: { readonly diagnostics: readonly Diagnostic[]; readonly passedOver: readonly Diagnostic[] };
  readonly request: CompileRequest;
  readonly together: Together | undefined;
}

/** What the author is told of a release: its findings and what reading had to say, each once, sorted by position. */
export function reportFindings(report: FindingsToReport): readonly Diagnostic[] {
  const { findings, adopted, loaded, request, together } = report;
  const { strict } = request;
  const all = worstOf(findings).map((finding) => toDiagnostic(finding, adopted.values, strict));
  const checked = onceForEachObject(all, adopted.adoptions);
  const told = mergeDiagnostics(loaded.diagnostics, checked, { strict }).map((one) =>
    one.position.kind === 'nowhere' && together ? { ...one, position: together.known.begin } : one,
  );
  // What could not be read matters where an object is missing.
  const isMissing = checked.some(({ code }) => code === 'from-unusable');
  return sortDiagnostics(isMissing ? [...told, ...loaded.passedOver] : told, filesOf(request));
}

/** As many as anybody may read, the errors before all others. */
function worstOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= limits.problems) return findings;
  const rank = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]).slice(0, limits.problems);
}

/** What is wrong with an object that several versions adopt is told once. */
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
 * The diagnostics of reading values and those of checking them, as the author should see them together.
 *
 * A remark on how a scalar is read (`on` as a boolean) is left out where an error speaks of the same place, because the
 * error says what to write. With `strict`, warnings of the reader are errors, too; those of the checks are already.
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
