import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import { isTemplateError } from '../environments/template-error.ts';
import { type Expanded, expandRelease } from '../manifests/expand-release.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { locate, type Values } from '../values/value-node.ts';
import { packDiagnostic } from './packs/pack-folder.ts';

/** A release that can be expanded, or why it cannot. */
export type Expansion =
  | { readonly ok: true; readonly expand: () => Expanded }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/**
 * Makes sure that a release can be expanded. This takes expanding it where something can be wrong that only shows then:
 * templates of the user's own, a route in place of the routemap, or a routemap that may be too large. All others are
 * expanded when somebody asks for the manifests.
 *
 * @param input.isOwn whether the user brings the environment
 */
export async function tryExpansion(input: {
  readonly release: Release;
  readonly pack: EnvironmentPack;
  readonly isOwn: boolean;
  readonly values: Values;
}): Promise<Expansion> {
  const { release, pack, isOwn, values } = input;
  let expanded: Expanded | undefined;
  const expand = () => {
    expanded ??= expandRelease(release, pack);
    return expanded;
  };
  const broken = isOwn ? await tryTemplates(release, pack, expand) : [];
  if (broken.length > 0) return { ok: false, problems: broken };
  if (release.routing === 'direct') {
    const { expandDirectly } = await import('./expand-directly.ts');
    const result = expandDirectly(release, pack, expand());
    return result.ok ? { ok: true, expand: () => result.expanded } : { ok: false, problems: result.diagnostics };
  }
  const problems = mayBeTooLarge(release) ? checkSize(expand().routemap, values) : [];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, expand };
}

async function tryTemplates(
  release: Release,
  pack: EnvironmentPack,
  expand: () => Expanded,
): Promise<readonly Diagnostic[]> {
  const { tryRoutes } = await import('./packs/try-routes.ts');
  try {
    return tryRoutes(release, pack, expand());
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    return [packDiagnostic(error.place, error.reason)];
  }
}

/** Bytes of all data of a ConfigMap. Source: ValidateConfigMap in pkg/apis/core/validation/validation.go of Kubernetes */
const most = 1024 * 1024;

/** More than templates make of a character: with affinity each version names all others, in 26 bytes for some four. */
const bytesForCharacter = 8;

/** Counts all that a routemap can be made of, which the specifications of objects are not. */
function mayBeTooLarge(release: Release): boolean {
  const text = JSON.stringify(release, (key, value) => (key === 'specification' ? undefined : value));
  return text.length * bytesForCharacter > most;
}

/** Whether the API server takes the routemap. */
function checkSize({ identity, object }: Manifest, values: Values): readonly Diagnostic[] {
  const texts = Object.values((object.data ?? {}) as DataMap);
  const bytes = texts.reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0);
  if (bytes <= most) return [];
  const path = ['application', 'versions'];
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the routemap ${identity.name} has ${inMebibytes(bytes)}, and a ConfigMap takes no more than 1 MiB`,
      hint: 'use fewer versions, or shorter names and conditions',
      position: locate(values, path, 'key'),
    },
  ];
}

/** Rounded up, so that it never looks as if it fitted. */
function inMebibytes(bytes: number): string {
  return `${(Math.ceil((bytes / most) * 100) / 100).toFixed(2)} MiB`;
}
