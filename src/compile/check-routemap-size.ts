import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { renderRelease } from '../manifests/render-release.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { locate, type Values } from '../values/value-node.ts';

/** Bytes of all data of a ConfigMap. Source: ValidateConfigMap in pkg/apis/core/validation/validation.go of Kubernetes */
const most = 1024 * 1024;

/** More than templates make of a character: with affinity each version names all others, in 26 bytes for some four. */
const bytesForCharacter = 8;

/**
 * Whether the routemap is one that the API server takes. Its size is known only once it is rendered, which is done here
 * for a release with so many versions, or such long conditions, that it might be too large.
 */
export function checkRoutemapSize(release: Release, pack: EnvironmentPack, values: Values): readonly Diagnostic[] {
  if (charactersOf(release) * bytesForCharacter <= most) return [];
  const routemap = renderRelease(release, pack).at(-1);
  const texts = Object.values((routemap?.object.data ?? {}) as DataMap);
  const bytes = texts.reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0);
  if (bytes <= most) return [];
  const path = ['application', 'versions'];
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the routemap ${routemap?.identity.name} has ${inMebibytes(bytes)}, and a ConfigMap takes no more than 1 MiB`,
      hint: 'use fewer versions, or shorter names and conditions',
      position: locate(values, path, 'key'),
    },
  ];
}

/** Of all that a routemap can be made of, which the specifications of objects are not. */
function charactersOf(release: Release): number {
  return JSON.stringify(release, (key, value) => (key === 'specification' ? undefined : value)).length;
}

/** Rounded up, so that it never looks as if it fitted. */
function inMebibytes(bytes: number): string {
  return `${(Math.ceil((bytes / most) * 100) / 100).toFixed(2)} MiB`;
}
