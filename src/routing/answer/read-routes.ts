import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem, type RouteProblem } from '../../mesh/field.ts';
import { meshOfObject } from '../../mesh/meshes.ts';
import type { Route } from '../../mesh/route.ts';
import { locate, type MapNode, nodeToData } from '../../values/value-node.ts';
import { type ReadObjects, readObjects } from '../../values/yaml/read-objects.ts';
import { isRoute, readRoute } from '../simulate/read-route.ts';
import { type FileObject, type ReadNeighbours, readNeighbours } from './read-neighbours.ts';

export type ReadRoutes =
  /** Without routes if the file has none. */
  | { readonly ok: true; readonly routes: readonly Route[]; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the routes of all meshes in a file of Kubernetes objects.
 *
 * @param name the name of the file in diagnostics
 * @param namespace the namespace of objects without one
 * @param read the objects of the file, if it has been read before
 */
export function readRoutes(
  name: string,
  bytes: Uint8Array,
  namespace: string,
  read: ReadObjects = readObjects(name, bytes),
): ReadRoutes {
  const diagnostics = [...read.diagnostics];
  const warnings: Diagnostic[] = [];
  const files = read.objects.map((node) => ({ node, data: nodeToData(node) }));
  const objects = files.filter(({ data }) => isRoute(data));
  const around = neighboursOf(files, objects, namespace);
  diagnostics.push(...around.diagnostics);
  const readOne = ({ node, data }: FileObject, options: Options): readonly Route[] => {
    try {
      return [readRoute(data, namespace, around.neighbours, options)];
    } catch (error) {
      if (!isRouteProblem(error)) throw error;
      diagnostics.push(toDiagnostic(error, node));
      return [];
    }
  };
  const routes = objects.flatMap((object) => readOne(object, notesOn(object.node, warnings)));
  const kinds = new Set(routes.map(({ kind }) => kind));
  if (kinds.size > 1) diagnostics.push(mixed(name, [...kinds]));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  // The parts have been checked, and what was joined is not checked again: no proxy refuses it.
  const whole = joined(objects, namespace).flatMap((object) => readOne(object, { strict: false }));
  return diagnostics.length === 0 ? { ok: true, routes: whole, warnings } : { ok: false, diagnostics };
}

type Options = NonNullable<Parameters<typeof readRoute>[3]>;

/** The objects beside the routes. They count for the mesh of the first route. */
function neighboursOf(
  files: readonly FileObject[],
  [first]: readonly FileObject[],
  namespace: string,
): ReadNeighbours | { readonly neighbours: null; readonly diagnostics: readonly Diagnostic[] } {
  const mesh = first && meshOfObject(first.data);
  return mesh === undefined ? { neighbours: null, diagnostics: [] } : readNeighbours(files, mesh, namespace);
}

/** Collects what works, but is deprecated or has no effect. */
function notesOn(root: MapNode, warnings: Diagnostic[]): Options {
  return {
    noteDeprecated: (path, replacement) => warnings.push(deprecated(path, replacement, root)),
    noteFault: (fault) =>
      warnings.push({ severity: 'warning', ...fault, position: locate({ root }, fault.path, 'value') }),
  };
}

/** The objects of one kind, without those that are only parts of others. */
function joined(objects: readonly FileObject[], namespace: string): readonly FileObject[] {
  const [first] = objects;
  const mesh = first && meshOfObject(first.data);
  if (mesh === undefined) return [];
  const datas = mesh.join(
    objects.map(({ data }) => data),
    namespace,
  );
  return objects.flatMap(({ node }, index) => {
    const data = datas[index];
    return data === null || data === undefined ? [] : [{ node, data }];
  });
}

function toDiagnostic({ path, message, part }: RouteProblem, root: MapNode): Diagnostic {
  return {
    code: 'broken-route',
    severity: 'error',
    path,
    message: `${subjectOf(path)} ${message}`,
    position: locate({ root }, path, part),
  };
}

function deprecated(path: Path, replacement: string, root: MapNode): Diagnostic {
  return {
    code: 'deprecated-key',
    severity: 'warning',
    path,
    message: `${subjectOf(path)} is deprecated`,
    hint: `write ${replacement} instead`,
    position: locate({ root }, path, 'key'),
  };
}

/** The last key of a path and its indexes. */
function subjectOf(path: Path): string {
  const last = path.findLastIndex((step) => typeof step === 'string');
  return formatPath(path.slice(last));
}

function mixed(file: string, kinds: readonly string[]): Diagnostic {
  return {
    code: 'broken-route',
    severity: 'error',
    path: [],
    message: `the file has ${kinds.map((kind) => `${kind}s`).join(' and ')}, but each mesh reads only one of these kinds`,
    hint: 'put each kind into its own file',
    position: { kind: 'file', file, line: 1, column: 1 },
  };
}
