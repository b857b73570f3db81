import { type ResourceFile, readResources } from '../../src/adoption/read-resources.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatPath } from '../../src/diagnostics/format-path.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import type { EnvironmentSource } from '../../src/validation/environment/environment-source.ts';
import { mergeDiagnostics } from '../../src/validation/merge-diagnostics.ts';
import { type ValidateInput, type ValidateResult, validate } from '../../src/validation/validate.ts';
import { loadValues } from '../../src/values/load-values.ts';

export const environments: EnvironmentSource = {
  names: Object.keys(builtInEnvironments),
  find: async (name) => (await builtInEnvironments[name]?.())?.pack.environment,
};

export interface ValidateOptions extends Partial<Omit<ValidateInput, 'values' | 'sources' | 'resources'>> {
  /** The text of a file of manifests named manifests.yaml. */
  readonly manifests?: string;
}

const file = 'values.yaml';
const manifestFile = 'manifests.yaml';

/** Reads and validates the text of a values file named values.yaml. */
export async function validateText(text: string, options: ValidateOptions = {}): Promise<ValidateResult> {
  const loaded = loadValues([{ kind: 'file', name: file, bytes: new TextEncoder().encode(text) }]);
  if (!loaded.ok) return { diagnostics: loaded.diagnostics, release: undefined, replaced: [] };
  const { strict = false, allowUnknown = false, release = { name: 'demo', namespace: 'default' } } = options;
  const { resources } = readResources(manifestsOf(options));
  const validated = await validate({
    values: loaded.values,
    environments: options.environments ?? environments,
    release,
    sources: sourcesOf(text, options),
    ...(options.manifests === undefined ? {} : { resources }),
    allowUnknown,
    strict,
  });
  return { ...validated, diagnostics: mergeDiagnostics(loaded.diagnostics, validated.diagnostics, { strict }) };
}

/** What a person reads of it. */
export async function explainText(text: string, options: ValidateOptions = {}): Promise<string> {
  const { diagnostics } = await validateText(text, options);
  const sources = sourcesOf(text, options);
  return formatText(sortDiagnostics(diagnostics, [...sources.keys()]), { sources, color: false });
}

function sourcesOf(text: string, { manifests }: ValidateOptions): ReadonlyMap<string, string> {
  return new Map([[file, text], ...(manifests === undefined ? [] : ([[manifestFile, manifests]] as const))]);
}

function manifestsOf({ manifests }: ValidateOptions): readonly ResourceFile[] {
  return manifests === undefined ? [] : [{ name: manifestFile, bytes: new TextEncoder().encode(manifests) }];
}

/** Diagnostics in short, sorted: `error unknown-key application.versions[0].wieght 5:7`. */
export function summarize(diagnostics: readonly Diagnostic[]): readonly string[] {
  return sortDiagnostics(diagnostics, [file]).map(({ severity, code, path, position }) => {
    const place = position.kind === 'file' ? ` ${position.line}:${position.column}` : '';
    return `${severity} ${code} ${formatPath(path)}${place}`;
  });
}
