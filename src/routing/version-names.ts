import type { RoutedVersion } from './routemap-content.ts';

/** What to call the versions of a routemap: each by its first resource, with its index where that name is not its own. */
export function versionNames(versions: readonly RoutedVersion[]): readonly string[] {
  const names = versions.map(({ resources: [first] }, index) => first?.name || `version ${index}`);
  return names.map((name, index) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${index})`));
}
