import { type ReadResources, type ResourceFile, readResources } from '../adoption/read-resources.ts';
import type { Resource } from '../adoption/resource.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { isGiven, mapAt, mapsAt } from '../values/data.ts';
import { loadValues } from '../values/load-values.ts';
import { locate, type Values } from '../values/value-node.ts';
import type { CompileRequest } from './compile-request.ts';
import { type KnownIdentity, readReleaseKey } from './read-release-key.ts';
import { sourceTexts } from './source-texts.ts';

/** Everything that a request names, read; or why it cannot be read. */
export type LoadedRequest =
  | {
      readonly ok: true;
      readonly values: Values;
      /** The release's name and namespace. */
      readonly identity: { readonly name: string; readonly namespace: string };
      /** The existing objects that versions can adopt; undefined without manifests, or without a `from`. */
      readonly resources: readonly Resource[] | undefined;
      /** What reading files, flags and names reports. */
      readonly diagnostics: readonly Diagnostic[];
      /** Errors of skipped manifests. They are shown only if an object is missing. */
      readonly passedOver: readonly Diagnostic[];
      /** The texts of the files, by the name that positions use. */
      readonly sources: ReadonlyMap<string, string>;
    }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/**
 * Reads the values, the release's name and, if a version has a `from`, the manifests.
 *
 * @param known set for one of many releases, whose values can say the name
 */
export function loadRequest(request: CompileRequest, known: KnownIdentity | undefined): LoadedRequest {
  const { inputs, resources: manifests = [] } = request;
  const read = loadValues(inputs);
  if (!read.ok) return refuse(read.diagnostics, request);
  const { values, diagnostics } = read;
  const {
    name,
    namespace,
    diagnostics: naming,
  } = known ? readReleaseKey(values, known) : { ...request, diagnostics: [] };
  const adopts = hasFrom(values);
  const found = adopts && request.resources !== undefined ? readOnce(request.resources) : undefined;
  if (found !== undefined && found.diagnostics.length > 0) {
    return refuse([...diagnostics, ...found.diagnostics], request);
  }
  return {
    ok: true,
    values,
    identity: { name, namespace },
    resources: found?.resources,
    diagnostics: [...naming, ...diagnostics, ...(adopts ? [] : unusedManifests(values, manifests))],
    passedOver: found?.passedOver ?? [],
    sources: sourceTexts(inputs, found === undefined ? [] : manifests),
  };
}

function refuse(diagnostics: readonly Diagnostic[], request: CompileRequest): LoadedRequest {
  const sources = sourceTexts(request.inputs, request.resources);
  return { ok: false, diagnostics: sortDiagnostics(diagnostics, filesOf(request)), sources };
}

/** The names of all files, in the order of their diagnostics. */
export function filesOf({ inputs, resources = [] }: CompileRequest): readonly string[] {
  return [...inputs.filter((input) => input.kind === 'file'), ...resources].map(({ name }) => name);
}

function hasFrom({ data }: Values): boolean {
  return mapsAt(mapAt(data, 'application') ?? {}, 'versions').some((version) => isGiven(version.from));
}

/** Many releases can adopt objects from the same manifests. */
const readBefore = new WeakMap<readonly ResourceFile[], ReadResources>();

function readOnce(files: readonly ResourceFile[]): ReadResources {
  const read = readBefore.get(files) ?? readResources(files);
  readBefore.set(files, read);
  return read;
}

/** Reports manifests that no version needs. */
function unusedManifests(values: Values, files: readonly ResourceFile[]): readonly Diagnostic[] {
  const named = files.filter(({ optional }) => optional !== true).map(({ name }) => name);
  if (named.length === 0) return [];
  const path = ['application', 'versions'];
  return [
    {
      code: 'unused-resources',
      severity: 'info',
      path,
      message: `no version has a from, so ${named.join(', ')} has no effect`,
      hint: 'remove --resources, or add a from that names the object that a version adopts',
      position: locate(values, path, 'key'),
    },
  ];
}
