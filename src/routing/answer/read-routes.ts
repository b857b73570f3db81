import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem, type RouteProblem } from '../../mesh/field.ts';
import type { Route } from '../../mesh/route.ts';
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
  const routes = read.objects.flatMap((object): readonly Route[] => {
    try {
      const data = nodeToData(object);
      const note = (path: Path, replacement: string) => warnings.push(deprecated(path, replacement, object));
      return isRoute(data) ? [readRoute(data, namespace, note)] : [];
    } catch (error) {
      if (!isRouteProblem(error)) throw error;
      diagnostics.push(toDiagnostic(error, object));
      return [];
    }
  });
  const kinds = new Set(routes.map(({ kind }) => kind));
  if (kinds.size > 1) diagnostics.push(mixed(name, [...kinds]));
  return diagnostics.length === 0 ? { ok: true, routes, warnings } : { ok: false, diagnostics };
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
