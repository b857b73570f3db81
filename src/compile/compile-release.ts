import { type ReadResources, type ResourceFile, readResources } from '../adoption/read-resources.ts';
import type { Resource } from '../adoption/resource.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { isTemplateError } from '../environments/template-error.ts';
import { renderRelease } from '../manifests/render-release.ts';
import type { ApiVersions } from '../release/api-versions.ts';
import type { Release } from '../release/release.ts';
import { mergeDiagnostics } from '../validation/merge-diagnostics.ts';
import { validate } from '../validation/validate.ts';
import { isGiven, mapAt, mapsAt } from '../values/data.ts';
import { loadValues, type ValuesInput } from '../values/load-values.ts';
import type { Values } from '../values/value-node.ts';
import { checkRoutemapSize } from './check-routemap-size.ts';
import { createEnvironmentLibrary, type EnvironmentLibrary } from './environment-library.ts';
import { packDiagnostic } from './packs/pack-diagnostic.ts';
import type { PackFolder } from './packs/pack-folder.ts';
import { type KnownIdentity, readReleaseKey } from './read-release-key.ts';
import { sourceTexts } from './source-texts.ts';
import { unusedResources } from './unused-resources.ts';

/** What is asked for: where the values come from, and the release's name and namespace as Helm has them. */
export interface CompileRequest {
  readonly inputs: readonly ValuesInput[];
  readonly name: string;
  readonly namespace: string;
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** The versions of the APIs to write routes in; default: v1beta1. */
  readonly apiVersions?: ApiVersions;
  /** Who is to route: the Iter8 controller by a routemap (the default), or the route that is made in its place. */
  readonly routing?: 'controller' | 'direct';
  /** Manifests for versions with a `from`; they are read only where there is one, and once for requests that share the list. */
  readonly resources?: readonly ResourceFile[];
  /** Environments of the user's own. */
  readonly environments?: readonly PackFolder[];
}

/** Invalid values are a result like any other; `diagnostics` also has the warnings and infos of a valid release. */
export type CompiledRelease =
  | {
      readonly kind: 'invalid';
      readonly diagnostics: readonly Diagnostic[];
      /** The texts of further files that diagnostics are about: those of a broken environment. */
      readonly sources?: ReadonlyMap<string, string>;
    }
  | {
      readonly kind: 'valid';
      readonly diagnostics: readonly Diagnostic[];
      readonly release: Release;
      readonly pack: EnvironmentPack;
      /** The objects from which versions are taken, and in the place of which those of the release come. */
      readonly replaced: readonly Resource[];
    };

/** One release among many that are prepared in turn. */
export interface Together {
  /** The environments, which the releases share. */
  readonly library: EnvironmentLibrary;
  /** Its values may say what it is called; `name` and `namespace` of the request do not count. */
  readonly known: KnownIdentity;
}

/**
 * Reads, merges and checks values, and derives the release. All problems come at once, sorted by position.
 * Rendering the result is `renderRelease`'s part; for an environment of the user's own it has been tried, so that what
 * is wrong with a template is a diagnostic, too.
 *
 * @throws what `readFile` of an input throws
 */
export async function compileRelease(request: CompileRequest, together?: Together): Promise<CompiledRelease> {
  const { inputs, allowUnknown, strict, apiVersions = 'v1beta1' } = request;
  const files = [...inputs.filter((input) => input.kind === 'file'), ...(request.resources ?? [])].map(
    (file) => file.name,
  );
  const loaded = loadValues(inputs);
  if (!loaded.ok) return { kind: 'invalid', diagnostics: sortDiagnostics(loaded.diagnostics, files) };
  const library = together?.library ?? createEnvironmentLibrary(request.environments ?? []);
  const named = together ? readReleaseKey(loaded.values, together.known) : { ...request, diagnostics: [] };
  const { environment } = loaded.values.data;
  const wanted = typeof environment === 'string' ? environment : '';
  const asked = await library.find(wanted);
  if (asked.kind === 'broken') return { kind: 'invalid', diagnostics: asked.diagnostics, sources: asked.sources };
  const isTaken = takesFromManifests(loaded.values);
  const manifests = request.resources && isTaken ? readManifests(request.resources) : undefined;
  if (manifests !== undefined && manifests.diagnostics.length > 0) {
    return { kind: 'invalid', diagnostics: sortDiagnostics([...loaded.diagnostics, ...manifests.diagnostics], files) };
  }
  const { diagnostics, release, replaced } = await validate({
    values: loaded.values,
    // An alias in a folder of the user's is known only once it is found.
    environments: asked.kind === 'pack' ? { ...library.source, names: [...library.names, wanted] } : library.source,
    release: { name: named.name, namespace: named.namespace, apiVersions },
    ...(manifests === undefined ? {} : { resources: manifests.resources }),
    allowUnknown,
    strict,
    sources: sourceTexts(inputs, manifests === undefined ? [] : request.resources),
  });
  const told = [...named.diagnostics, ...mergeDiagnostics(loaded.diagnostics, diagnostics, { strict })].map((one) =>
    one.position.kind === 'nowhere' && together ? { ...one, position: together.known.begin } : one,
  );
  const missing = diagnostics.some(({ code }) => code === 'from-unusable') ? (manifests?.passedOver ?? []) : [];
  const unused = isTaken ? [] : unusedResources(loaded.values, request.resources ?? []);
  const merged = [...told, ...missing, ...unused];
  const sorted = sortDiagnostics(merged, files);
  const failed = merged.some(({ severity }) => severity === 'error');
  if (failed || release === undefined || asked.kind !== 'pack') return { kind: 'invalid', diagnostics: sorted };
  const tried = asked.sources === null ? [] : await tryTemplates(release, asked.pack);
  const hasRoutemap = request.routing !== 'direct' && tried.length === 0;
  const problems = hasRoutemap ? checkRoutemapSize(release, asked.pack, loaded.values) : tried;
  const sources = asked.sources === null ? {} : { sources: asked.sources };
  if (problems.length > 0) return { kind: 'invalid', diagnostics: [...sorted, ...problems], ...sources };
  return { kind: 'valid', diagnostics: sorted, release, pack: asked.pack, replaced };
}

function takesFromManifests(values: Values): boolean {
  const versions = mapsAt(mapAt(values.data, 'application') ?? {}, 'versions');
  return versions.some((version) => isGiven(version.from));
}

/** Many releases can be taken from the same manifests. */
const readBefore = new WeakMap<readonly ResourceFile[], ReadResources>();

function readManifests(files: readonly ResourceFile[]): ReadResources {
  const read = readBefore.get(files) ?? readResources(files);
  readBefore.set(files, read);
  return read;
}

async function tryTemplates(release: Release, pack: EnvironmentPack): Promise<readonly Diagnostic[]> {
  const { tryRoutes } = await import('./packs/try-routes.ts');
  try {
    return tryRoutes(release, pack, renderRelease(release, pack));
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    return [packDiagnostic(error.place, error.reason)];
  }
}
