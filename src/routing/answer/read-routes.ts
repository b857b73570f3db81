import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem, type RouteProblem } from '../../mesh/field.ts';
import type { Route } from '../../mesh/route.ts';
import { locate, type MapNode, nodeToData } from '../../values/value-node.ts';
import { readObjects } from '../../values/yaml/read-objects.ts';
import { isRoute, readRoute } from '../simulate/read-route.ts';

export type ReadRoutes =
  /** Empty if there is none in the file. */
  | { readonly ok: true; readonly routes: readonly Route[] }
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
  const routes = read.objects.flatMap((object): readonly Route[] => {
    try {
      const data = nodeToData(object);
      return isRoute(data) ? [readRoute(data, namespace)] : [];
    } catch (error) {
      if (!isRouteProblem(error)) throw error;
      diagnostics.push(toDiagnostic(error, object));
      return [];
    }
  });
  const kinds = new Set(routes.map(({ kind }) => kind));
  if (kinds.size > 1) diagnostics.push(mixed(name, [...kinds]));
  return diagnostics.length === 0 ? { ok: true, routes } : { ok: false, diagnostics };
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
