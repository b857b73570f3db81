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

/** A request with everything read, or why it cannot be read. */
export type LoadedRequest =
  | {
      readonly ok: true;
      readonly values: Values;
      /** The release's name and namespace. */
      readonly identity: { readonly name: string; readonly namespace: string };
      /** The existing objects that versions can adopt; undefined where no manifests were given, or no version has a `from`. */
      readonly resources: readonly Resource[] | undefined;
      /** What there is to say of the files, flags and names, before anything is checked. */
      readonly diagnostics: readonly Diagnostic[];
      /** Why some manifests were passed over: this matters where an object is missing. */
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
 * Reads values, names and, where a version has a `from`, the manifests.
 *
 * @param known set for one release among many: its values may say its name
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

/** The names of all files in the order in which their diagnostics are told. */
export function filesOf({ inputs, resources = [] }: CompileRequest): readonly string[] {
  return [...inputs.filter((input) => input.kind === 'file'), ...resources].map(({ name }) => name);
}

function hasFrom({ data }: Values): boolean {
  return mapsAt(mapAt(data, 'application') ?? {}, 'versions').some((version) => isGiven(version.from));
}

/** Many releases can adopt objects of the same manifests. */
const readBefore = new WeakMap<readonly ResourceFile[], ReadResources>();

function readOnce(files: readonly ResourceFile[]): ReadResources {
  const read = readBefore.get(files) ?? readResources(files);
  readBefore.set(files, read);
  return read;
}

/** Manifests that the user named although no version adopts any of their objects. */
function unusedManifests(values: Values, files: readonly ResourceFile[]): readonly Diagnostic[] {
  const named = files.filter(({ optional }) => optional !== true).map(({ name }) => name);
  if (named.length === 0) return [];
  const path = ['application', 'versions'];
  return [
    {
      code: 'unused-resources',
      severity: 'info',
      path,
      message: `no version has a from, so nothing is taken from ${named.join(', ')}`,
      hint: 'leave the manifests out, or name in the from of a version the object to take it from',
      position: locate(values, path, 'key'),
    },
  ];
}
