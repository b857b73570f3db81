import { type CompiledRelease, type CompileRequest, compileRelease } from '../../src/compile/compile-release.ts';
import type { EnvironmentLibrary } from '../../src/compile/environment-library.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatPath } from '../../src/diagnostics/format-path.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';
import type { Release } from '../../src/release/release.ts';

export interface ValidateOptions extends Partial<Pick<CompileRequest, 'allowUnknown' | 'strict'>> {
  /** The release's name and namespace. */
  readonly release?: { readonly name: string; readonly namespace: string };
  readonly library?: EnvironmentLibrary;
  /** The text of a file of manifests named manifests.yaml. */
  readonly manifests?: string;
}

const file = 'values.yaml';

/** Reads and validates the text of a values file named values.yaml. */
export async function validateText(
  text: string,
  options: ValidateOptions = {},
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly release: Release | undefined }> {
  const compiled = await compileText(text, options);
  return { diagnostics: compiled.diagnostics, release: compiled.kind === 'valid' ? compiled.release : undefined };
}

/** What a person reads of it. */
export async function explainText(text: string, options: ValidateOptions = {}): Promise<string> {
  const { diagnostics, sources } = await compileText(text, options);
  return formatText(diagnostics, { sources, color: false });
}

function compileText(text: string, options: ValidateOptions): Promise<CompiledRelease> {
  const { strict = false, allowUnknown = false, release = { name: 'demo', namespace: 'default' } } = options;
  const { library, manifests } = options;
  const request: CompileRequest = {
    inputs: [{ kind: 'file', name: file, bytes: new TextEncoder().encode(text) }],
    ...release,
    strict,
    allowUnknown,
    ...(manifests === undefined
      ? {}
      : { resources: [{ name: 'manifests.yaml', bytes: new TextEncoder().encode(manifests) }] }),
  };
  return compileRelease(request, library && { library, known: { ...release, begin: { kind: 'nowhere' } } });
}

/** Diagnostics in short, sorted: `error unknown-key application.versions[0].wieght 5:7`. */
export function summarize(diagnostics: readonly Diagnostic[]): readonly string[] {
  return sortDiagnostics(diagnostics, [file]).map(({ severity, code, path, position }) => {
    const place = position.kind === 'file' ? ` ${position.line}:${position.column}` : '';
    return `${severity} ${code} ${formatPath(path)}${place}`;
  });
}
