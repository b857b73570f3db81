import type { RoutemapContent } from './routemap-content.ts';
import type { KnownVersion } from './simulate/name-version.ts';
import { versionNames } from './version-names.ts';

/** The versions of a routemap by name, with the Services among their resources. */
export function knownVersions({ versions, namespace: own }: RoutemapContent): readonly KnownVersion[] {
  const names = versionNames(versions);
  return versions.map(({ resources }, index) => ({
    name: names[index] ?? '',
    services: resources
      .filter(({ gvrShort }) => gvrShort === 'svc' || gvrShort === 'service')
      .map(({ name, namespace }) => ({ name, namespace: namespace ?? own ?? 'default' })),
  }));
}
