import type { Mesh } from '../../src/mesh/mesh.ts';

export function findMeshWords(
  text: string,
  meshes: readonly Mesh[],
): readonly { readonly line: number; readonly word: string }[];
