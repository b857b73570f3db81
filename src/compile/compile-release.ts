import { adoptSpecifications } from '../adoption/adopt-specifications.ts';
import { findReplaced } from '../adoption/find-replaced.ts';
import type { Resource } from '../adoption/resource.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import type { Expanded } from '../manifests/expand-release.ts';
import { deriveRelease } from '../release/derive-release.ts';
import type { Release } from '../release/release.ts';
import { checkRelease } from '../validation/check-release.ts';
import { checkValues } from '../validation/check-values.ts';
import type { Finding } from '../validation/finding.ts';
import type { CompileRequest, Together } from './compile-request.ts';
import { createEnvironmentLibrary } from './environment-library.ts';
import { findEnvironment } from './find-environment.ts';
import { loadRequest } from './load-request.ts';
import { reportFindings } from './report-findings.ts';
import { tryExpansion } from './try-expansion.ts';

export type { CompileRequest, Together } from './compile-request.ts';

/** A valid release, or all problems of its values. */
export type CompiledRelease =
  | {
      readonly kind: 'invalid';
      readonly diagnostics: readonly Diagnostic[];
      /** The texts of the files that diagnostics are about, by the name that positions use. */
      readonly sources: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'valid';
      /** Warnings and infos. */
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
      readonly release: Release;
      readonly pack: EnvironmentPack;
      /** The existing objects that versions adopt and the release replaces. */
      readonly replaced: readonly Resource[];
      /** Makes the manifests, once. Commands that only validate never call it, so they do not pay for it. */
      readonly expand: () => Expanded;
    };

/**
 * Compiles a release: from files and flags to the objects in the cluster. The steps are load, find the environment, adopt,
 * check the values, derive, check the release, expand. All problems are found at once: a step works on without the parts
 * of the values that have errors.
 *
 * @param together what the request shares with others, if many releases are compiled
 */
export async function compileRelease(request: CompileRequest, together?: Together): Promise<CompiledRelease> {
  const library = together?.library ?? createEnvironmentLibrary(request.environments ?? []);

  const loaded = loadRequest(request, together?.known);
  if (!loaded.ok) return invalid(loaded.diagnostics, loaded.sources);
  const { values, identity, resources, sources } = loaded;

  const found = await findEnvironment(values.data, library);
  if (found.kind === 'broken') return invalid(found.diagnostics, found.sources);

  const adopted = adoptSpecifications({ values, environment: found.pack?.environment, resources, identity });
  const report = (findings: readonly Finding[]) => reportFindings({ findings, adopted, loaded, request, together });

  const checked = await checkValues({
    adopted,
    environment: found.pack?.environment,
    rules: found.rules,
    environments: library.source,
    known: found.findings,
    allowUnknown: request.allowUnknown,
    sources,
  });
  const { trusted } = checked;
  if (found.kind === 'missing' || trusted === undefined) return invalid(report(checked.findings), sources);

  const { pack } = found;
  const { environment } = pack;
  const release = deriveRelease({ ...request, ...identity, values: trusted, environment });

  const { adoptions } = adopted;
  const replacement = findReplaced({ release, environment, adoptions, resources });
  const context = { release, environment, values: trusted, adoptions, ...replacement };
  const diagnostics = report([...checked.findings, ...checkRelease(context, checked.findings)]);
  if (diagnostics.some(({ severity }) => severity === 'error')) return invalid(diagnostics, sources);

  const expansion = await tryExpansion({ release, pack, isOwn: found.sources !== null, values });
  if (!expansion.ok) {
    return invalid([...diagnostics, ...expansion.problems], new Map([...sources, ...(found.sources ?? [])]));
  }
  const { expand } = expansion;
  return { kind: 'valid', diagnostics, sources, release, pack, replaced: replacement.adopted, expand };
}

function invalid(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): CompiledRelease {
  return { kind: 'invalid', diagnostics, sources };
}
