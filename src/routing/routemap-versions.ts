import type { RoutedVersion, RoutemapContent } from './routemap-content.ts';
import type { KnownVersion } from './simulate/name-version.ts';

/** The names of a routemap's versions: that of the first resource, with the index if several versions share it. */
export function versionNames(versions: readonly RoutedVersion[]): readonly string[] {
  const names = versions.map(({ resources: [first] }, index) => first?.name || `version ${index}`);
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${index})`));
}

/** The versions of a routemap: their names, and the Services among their resources. */
export function versionsWithServices({ versions, namespace: own }: RoutemapContent): readonly KnownVersion[] {
  const names = versionNames(versions);
  return versions.map(({ resources }, index) => ({
    name: names[index] ?? '',
    services: resources
      .filter(({ gvrShort }) => gvrShort === 'svc' || gvrShort === 'service')
      .map(({ name, namespace }) => ({ name, namespace: namespace ?? own ?? 'default' })),
  }));
}

type SelectedVersions =
  | { readonly ok: true; readonly indexes: ReadonlySet<number> }
  /** Why the list is wrong, as a sentence without a full stop. */
  | { readonly ok: false; readonly message: string };

/**
 * Finds the versions of a list that a user wrote: indexes or names of resources, with commas between them. An empty list
 * selects none. A number is always an index, even if a version has it as a name.
 */
export function selectVersions(versions: readonly RoutedVersion[], list: string): SelectedVersions {
  const indexes = new Set<number>();
  for (const version of list.split(',').map((part) => part.trim())) {
    if (version === '') continue;
    const found = /^\d+$/.test(version)
      ? [Number(version)].filter((index) => index < versions.length)
      : named(versions, version);
    const [index] = found;
    if (index === undefined) return { ok: false, message: `version ${version} does not exist; ${known(versions)}` };
    if (found.length > 1)
      return { ok: false, message: `${found.length} versions have a resource ${version}; ${known(versions)}` };
    indexes.add(index);
  }
  return { ok: true, indexes };
}

function named(versions: readonly RoutedVersion[], wanted: string): readonly number[] {
  return versions.flatMap(({ resources }, index) => (resources.some(({ name }) => name === wanted) ? [index] : []));
}

function known(versions: readonly RoutedVersion[]): string {
  return `the versions are ${versionNames(versions)
    .map((name, index) => `${index} ${name}`)
    .join(', ')}`;
}
