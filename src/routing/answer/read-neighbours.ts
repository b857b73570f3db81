import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem, wholeOf } from '../../mesh/field.ts';
import type { Mesh } from '../../mesh/mesh.ts';
import { groupOf } from '../../mesh/names.ts';
import { indexNeighbours, type Neighbour, type Neighbours } from '../../mesh/neighbours.ts';
import { readCoreObject } from '../../mesh/read-core-object.ts';
import type { DataMap } from '../../values/data.ts';
import { locate, type MapNode } from '../../values/value-node.ts';
import { strictReading } from '../simulate/expressions.ts';

/** An object of a file and its place. */
export interface FileObject {
  readonly node: MapNode;
  readonly data: DataMap;
}

/** The objects beside the routes of a file, and what is wrong with them. */
export interface ReadNeighbours {
  readonly neighbours: Neighbours;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the objects of a file that decide where the requests of its routes go, such as gateways and Services.
 *
 * @param mesh of the routes
 * @param namespace of objects without one
 */
export function readNeighbours(objects: readonly FileObject[], mesh: Mesh, namespace: string): ReadNeighbours {
  const diagnostics: Diagnostic[] = [];
  const read = objects.flatMap(({ node, data }): readonly Neighbour[] => {
    const object = wholeOf(data, strictReading());
    try {
      const neighbour = readCoreObject(object, namespace) ?? mesh.readNeighbour(object, namespace);
      return neighbour === null ? [] : [neighbour];
    } catch (error) {
      if (!isRouteProblem(error)) throw error;
      const { path, message, part } = error;
      diagnostics.push({
        code: 'broken-object',
        severity: 'error',
        path,
        message: `${formatPath(path)} of the ${String(data.kind)} ${message}`,
        position: locate({ root: node }, path, part),
      });
      return [];
    }
  });
  const kinds = objects.map(({ data }) => `${groupOf(data.apiVersion) ?? ''}/${String(data.kind)}`);
  return { neighbours: indexNeighbours(read, new Set(kinds)), diagnostics };
}
