import type { Path } from '../../diagnostics/diagnostic.ts';
import type { CheckContext } from '../check-context.ts';

/** Where a values file may hold metadata: of the application, of each version and of each specification. */
export function metadataPaths({ release, environment }: CheckContext): readonly Path[] {
  const specifications = environment.versionObjects.map(({ specification }) => specification);
  return [
    ['application', 'metadata'],
    ...release.versions.flatMap(({ path }) => [
      [...path, 'metadata'],
      ...specifications.map((specification) => [...path, specification, 'metadata']),
    ]),
  ];
}
