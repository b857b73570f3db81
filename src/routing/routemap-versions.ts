import type { RoutedVersion, RoutemapContent } from './routemap-content.ts';
import type { KnownVersion } from './simulate/name-version.ts';

/** What to call the versions of a routemap: each by its first resource, with its index where that name is not its own. */
export function versionNames(versions: readonly RoutedVersion[]): readonly string[] {
  const names = versions.map(({ resources: [first] }, index) => first?.name || `version ${index}`);
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${index})`));
}

/** The versions of a routemap by name, with the Services among their resources. */
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
  /** Why there is no such version, as a sentence without an end. */
  | { readonly ok: false; readonly message: string };

/**
 * The versions in a list as a user writes it: by index or by the name of one of their resources, with commas between
 * them. An empty list picks none; a number is an index even where a version has it as name.
 */
export function selectVersions(versions: readonly RoutedVersion[], list: string): SelectedVersions {
  const indexes = new Set<number>();
  for (const version of list.split(',').map((part) => part.trim())) {
    if (version === '') continue;
    const found = /^\d+$/.test(version)
      ? [Number(version)].filter((index) => index < versions.length)
      : named(versions, version);
    const [index] = found;
    if (index === undefined) return { ok: false, message: `there is no version ${version}; ${known(versions)}` };
    if (found.length > 1)
      return { ok: false, message: `${found.length} versions are called ${version}; ${known(versions)}` };
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
