import type { Release, Version } from '../../release/release.ts';
import { type Data, isMap } from '../../values/data.ts';
import type { GraphVersion } from '../traffic-graph.ts';

/** The versions of a release, by what they are made of. */
export function graphVersions(
  { application, versions }: Release,
  available: readonly boolean[],
): readonly GraphVersion[] {
  return versions.map((version, index) => ({
    role: version.role,
    name: version.namespace === application.namespace ? version.name : `${version.namespace}/${version.name}`,
    available: available[index] ?? false,
    host: version.destination.host.replace(/\.svc\.cluster\.local$/, ''),
    runs: runsWhat(version),
    objects: [
      ...version.objects.map(({ kind, metadata }) => ({ kind, name: metadata.name })),
      ...(version.weight?.config ? [{ kind: 'ConfigMap', name: version.weight.config.name }] : []),
    ],
  }));
}

/** The image, or where the model lies, as the specification of an object says, else the version. */
function runsWhat({ image, fields, objects }: Version): string | null {
  const given = objects.map(({ specification }) => findText(specification)).find((text) => text !== null);
  return given ?? image ?? (typeof fields.storageUri === 'string' ? fields.storageUri : null);
}

function findText(data: Data): string | null {
  if (Array.isArray(data)) return firstText(data);
  if (!isMap(data)) return null;
  const { image, storageUri, ...others } = data;
  const own = [image, storageUri].find((text) => typeof text === 'string');
  return typeof own === 'string' ? own : firstText(Object.values(others));
}

function firstText(items: readonly Data[]): string | null {
  for (const item of items) {
    const found = findText(item);
    if (found !== null) return found;
  }
  return null;
}
