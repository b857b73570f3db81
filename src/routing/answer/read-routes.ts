import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem, type RouteProblem } from '../../mesh/field.ts';
import { meshOfObject } from '../../mesh/meshes.ts';
import type { Route } from '../../mesh/route.ts';
import type { DataMap } from '../../values/data.ts';
import { locate, type MapNode, nodeToData } from '../../values/value-node.ts';
import { readObjects } from '../../values/yaml/read-objects.ts';
import { isRoute, readRoute } from '../simulate/read-route.ts';

export type ReadRoutes =
  /** Without routes if the file has none. */
  | { readonly ok: true; readonly routes: readonly Route[]; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the routes of all meshes in a file of Kubernetes objects.
 *
 * @param name the name of the file in diagnostics
 * @param namespace the namespace of objects without one
 */
export function readRoutes(name: string, bytes: Uint8Array, namespace: string): ReadRoutes {
  const read = readObjects(name, bytes);
  const diagnostics = [...read.diagnostics];
  const warnings: Diagnostic[] = [];
  const readOne = (node: MapNode, data: DataMap, note?: Note): readonly Route[] => {
    try {
      return [readRoute(data, namespace, note)];
    } catch (error) {
      if (!isRouteProblem(error)) throw error;
      diagnostics.push(toDiagnostic(error, node));
      return [];
    }
  };
  const objects = read.objects.map((node) => ({ node, data: nodeToData(node) })).filter(({ data }) => isRoute(data));
  const routes = objects.flatMap(({ node, data }) =>
    readOne(node, data, (path, replacement) => warnings.push(deprecated(path, replacement, node))),
  );
  const kinds = new Set(routes.map(({ kind }) => kind));
  if (kinds.size > 1) diagnostics.push(mixed(name, [...kinds]));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const whole = joined(objects, namespace).flatMap(({ node, data }) => readOne(node, data));
  return diagnostics.length === 0 ? { ok: true, routes: whole, warnings } : { ok: false, diagnostics };
}

type Note = NonNullable<Parameters<typeof readRoute>[2]>;

interface RouteObject {
  readonly node: MapNode;
  readonly data: DataMap;
}

/** The objects of one kind, without those that are only parts of others. */
function joined(objects: readonly RouteObject[], namespace: string): readonly RouteObject[] {
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
