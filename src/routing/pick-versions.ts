import type { RoutedVersion } from './routemap-content.ts';
import { versionNames } from './version-names.ts';

export type PickedVersions =
  | { readonly ok: true; readonly indexes: ReadonlySet<number> }
  /** Why there is no such version, as a sentence without an end. */
  | { readonly ok: false; readonly message: string };

/**
 * The versions in a list as a user writes it: by index or by the name of one of their resources, with commas between
 * them. An empty list picks none; a number is an index even where a version has it as name.
 */
export function pickVersions(versions: readonly RoutedVersion[], list: string): PickedVersions {
  const indexes = new Set<number>();
  for (const wish of list.split(',').map((part) => part.trim())) {
    if (wish === '') continue;
    const found = /^\d+$/.test(wish)
      ? [Number(wish)].filter((index) => index < versions.length)
      : named(versions, wish);
    const [index] = found;
    if (index === undefined) return { ok: false, message: `there is no version ${wish}; ${known(versions)}` };
    if (found.length > 1)
      return { ok: false, message: `${found.length} versions are called ${wish}; ${known(versions)}` };
    indexes.add(index);
  }
  return { ok: true, indexes };
}

function named(versions: readonly RoutedVersion[], wish: string): readonly number[] {
  return versions.flatMap(({ resources }, index) => (resources.some(({ name }) => name === wish) ? [index] : []));
}

function known(versions: readonly RoutedVersion[]): string {
  return `the versions are ${versionNames(versions)
    .map((name, index) => `${index} ${name}`)
    .join(', ')}`;
}
