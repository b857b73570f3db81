import { type CompiledRelease, type CompileRequest, compileRelease } from '../compile/compile-release.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { type DataMap, isMap } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import { findDuplicates, type NamedManifests } from './find-duplicates.ts';
import { findMarker, type Marker } from './find-marker.ts';
import { findReplaced } from './find-replaced.ts';
import { appendBytes, hasMoreDocuments, type StreamDocument, splitStream } from './split-stream.ts';
import { describeDocument, sourceComment } from './stream-document.ts';

/** A marker in the stream gives the missing name and namespace: everything that Helm renders is one release. */
export interface AddedRelease extends Omit<CompileRequest, 'name' | 'namespace'> {
  readonly name?: string;
  readonly namespace?: string;
}

/** Helm's stream, and the release to add to it. */
export interface PostRenderRequest {
  readonly stream: Uint8Array;
  /** How the values in the stream are checked and expanded. */
  readonly settings: Pick<CompileRequest, 'allowUnknown' | 'strict' | 'apiVersions' | 'environments'>;
  /** A release to add; its values are not in the stream. */
  readonly added?: AddedRelease;
}

/** One release of the stream, with the diagnostics of its values. */
export interface ReleaseReport {
  readonly request: CompileRequest;
  readonly compiled: CompiledRelease;
  /** The document that it replaces; undefined for the added release. */
  readonly marker: StreamDocument | undefined;
}

export type PostRendered =
  /** `parts` one after another are the stream for Helm. */
  | {
      readonly kind: 'rendered';
      readonly parts: readonly (Uint8Array | string)[];
      readonly reports: readonly ReleaseReport[];
    }
  /** Values are wrong, or objects collide. */
  | {
      readonly kind: 'invalid';
      readonly reports: readonly ReleaseReport[];
      readonly duplicates: readonly Diagnostic[];
    }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Does the work of a post-renderer of Helm: replaces each marker with the objects of its release, and appends those of
 * an added release. Documents that versions adopt are replaced. All other documents stay unchanged, byte for byte.
 *
 * @throws what `readFile` of an input throws
 */
export async function postRender({ stream, settings, added }: PostRenderRequest): Promise<PostRendered> {
  if (stream.length > 0 && !endsLine(stream))
    return unreadable('the stream is cut off: it ends in the middle of a line');
  if (hasMoreDocuments(stream, limits.streamDocuments)) {
    return unreadable(
      `the stream has more than ${limits.streamDocuments} documents; Helm cannot store a release of that size`,
    );
  }
  const pieces: Piece[] = [];
  for (const document of splitStream(stream)) {
    const found = findMarker(document);
    if (found.kind === 'unusable') return unreadable(found.message);
    if (found.kind === 'none') pieces.push({ document });
    else pieces.push({ document, marker: found.marker, request: requestOf(found.marker, settings) });
  }
  if (added !== undefined) {
    const request = withNames(added, pieces.find((piece) => piece.request !== undefined)?.request);
    if (request === undefined) return unreadable(namesMissing);
    pieces.push({ request });
  }
  return expand(pieces);
}

/** A document that stays, a marker with its release, or the added release. */
type Piece =
  | { readonly document: StreamDocument; readonly marker?: undefined; readonly request?: undefined }
  | { readonly document: StreamDocument; readonly marker: Marker; readonly request: CompileRequest }
  | { readonly document?: undefined; readonly marker?: undefined; readonly request: CompileRequest };

const namesMissing =
  'Helm does not tell a post-renderer the name of the release: give its name and namespace, as in ' +
  'iter8-release post-render NAME -n NAMESPACE -f values.yaml';

function unreadable(message: string): PostRendered {
  return { kind: 'unreadable', message };
}

function endsLine(stream: Uint8Array): boolean {
  const last = stream.at(-1);
  return last === 0x0a || last === 0x0d;
}

function requestOf(marker: Marker, settings: PostRenderRequest['settings']): CompileRequest {
  const { release: name, namespace, values } = marker;
  return { ...settings, name, namespace, inputs: [{ kind: 'merged', root: values }] };
}

function withNames(added: AddedRelease, known: CompileRequest | undefined): CompileRequest | undefined {
  const { name = known?.name, namespace = known?.namespace } = added;
  return name === undefined || namespace === undefined ? undefined : { ...added, name, namespace };
}

async function expand(pieces: readonly Piece[]): Promise<PostRendered> {
  const others = pieces.flatMap(({ document, request }) => (request === undefined ? [document] : []));
  const compiled = await compileAll(pieces, others);
  const reports = [...compiled.values()];
  const replaced = findReplaced(
    reports.map((report) => report.compiled),
    others,
  );
  const remainderOf = (document: StreamDocument) => {
    const rest = replaced.get(document);
    return rest === undefined ? document : rest;
  };
  const remaining = others.map(remainderOf).filter((document) => document !== null);
  const releases = new Map([...compiled].map(([piece, report]) => [piece, renderReport(report)]));
  const duplicates = findDuplicates([...releases.values()], remaining);
  const failed = duplicates.length > 0 || reports.some((report) => report.compiled.kind === 'invalid');
  if (failed) return { kind: 'invalid', reports, duplicates };
  const parts: (Uint8Array | string)[] = [];
  for (const piece of pieces) {
    const { document, marker } = piece;
    const release = releases.get(piece);
    if (release !== undefined) {
      const inheritance = marker && { comment: sourceComment(document), annotations: marker.annotations };
      parts.push(writeDocuments(release.manifests, inheritance));
    } else if (document !== undefined) {
      const rest = remainderOf(document);
      if (rest !== null) appendBytes(parts, rest.bytes);
    }
  }
  return { kind: 'rendered', parts, reports };
}

/** Compiles the release of each piece that has one. Versions can adopt the other documents. */
async function compileAll(
  pieces: readonly Piece[],
  others: readonly StreamDocument[],
): Promise<ReadonlyMap<Piece, ReleaseReport>> {
  // Documents that are not YAML are left to Helm.
  const resources = others.map((document) => {
    return { name: describeDocument(document), bytes: document.bytes, optional: true };
  });
  const reports = new Map<Piece, ReleaseReport>();
  for (const piece of pieces) {
    if (piece.request === undefined) continue;
    const request = { ...piece.request, resources };
    reports.set(piece, { request, compiled: await compileRelease(request), marker: piece.document });
  }
  return reports;
}

function renderReport({ request, compiled, marker }: ReleaseReport): NamedManifests {
  const { name: release, namespace } = request;
  const manifests = compiled.kind === 'invalid' ? [] : compiled.expand().manifests;
  return { release, namespace, marker, manifests };
}

/** Helm 4 finds the template of a document by this annotation, and removes it again. */
const fileAnnotation = 'postrenderer.helm.sh/postrender-filename';

/** What documents inherit from the document that they replace. */
interface Inheritance {
  /** Helm's comment with the template's name. */
  readonly comment?: string | undefined;
  readonly annotations?: DataMap;
}

/** Writes manifests as documents of Helm's stream. */
function writeDocuments(manifests: readonly Manifest[], from: Inheritance = {}): string {
  const comment = from.comment === undefined ? '' : `${from.comment}\n`;
  const file = from.annotations?.[fileAnnotation];
  return manifests
    .map(({ object }) => (file === undefined ? object : annotate(object, { [fileAnnotation]: file })))
    .map((object) => `---\n${comment}${writeYaml(object)}`)
    .join('');
}

function annotate(object: DataMap, annotations: DataMap): DataMap {
  const metadata = isMap(object.metadata) ? object.metadata : {};
  const before = isMap(metadata.annotations) ? metadata.annotations : {};
  return { ...object, metadata: { ...metadata, annotations: { ...before, ...annotations } } };
}
