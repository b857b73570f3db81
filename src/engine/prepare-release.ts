import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import type { ApiVersions } from '../release/api-versions.ts';
import type { Release } from '../release/release.ts';
import { mergeDiagnostics } from '../validation/merge-diagnostics.ts';
import { validate } from '../validation/validate.ts';
import { loadValues, type ValuesInput } from '../values/load-values.ts';
import { environmentSource, loadPack } from './built-in-packs.ts';
import { sourceTexts } from './source-texts.ts';

/** What is asked for: where the values come from, and the release's name and namespace as Helm has them. */
export interface ReleaseRequest {
  readonly inputs: readonly ValuesInput[];
  readonly name: string;
  readonly namespace: string;
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** The versions of the APIs to write routes in; default: v1beta1. */
  readonly apiVersions?: ApiVersions;
}

/** Invalid values are a result like any other; `diagnostics` also has the warnings and infos of a valid release. */
export type PreparedRelease =
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'valid';
      readonly diagnostics: readonly Diagnostic[];
      readonly release: Release;
      readonly pack: EnvironmentPack;
    };

/**
 * Reads, merges and checks values, and derives the release. All problems come at once, sorted by position.
 * Rendering the result is `renderRelease`'s part.
 *
 * @throws what `readFile` of an input throws
 */
export async function prepareRelease(request: ReleaseRequest): Promise<PreparedRelease> {
  const { inputs, name, namespace, allowUnknown, strict, apiVersions = 'v1beta1' } = request;
  const files = inputs.flatMap((input) => (input.kind === 'file' ? [input.name] : []));
  const loaded = loadValues(inputs);
  if (!loaded.ok) return { kind: 'invalid', diagnostics: sortDiagnostics(loaded.diagnostics, files) };
  const { diagnostics, release } = await validate({
    values: loaded.values,
    environments: environmentSource,
    release: { name, namespace, apiVersions },
    allowUnknown,
    strict,
    sources: sourceTexts(inputs),
  });
  const merged = mergeDiagnostics(loaded.diagnostics, diagnostics, { strict });
  const sorted = sortDiagnostics(merged, files);
  const failed = merged.some(({ severity }) => severity === 'error');
  if (failed || release === undefined) return { kind: 'invalid', diagnostics: sorted };
  return { kind: 'valid', diagnostics: sorted, release, pack: await loadPack(release.environment) };
}
