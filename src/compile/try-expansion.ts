import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import { isTemplateError } from '../environments/template-error.ts';
import { type Expanded, expandRelease } from '../manifests/expand-release.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { locate, type Values } from '../values/value-node.ts';
import { packDiagnostic } from './packs/pack-folder.ts';

/** A function that expands the release, or why it cannot be expanded. */
export type Expansion =
  | { readonly ok: true; readonly expand: () => Expanded }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/**
 * Makes sure that a release can be expanded. It expands the release at once if some problems only show then: with the user's
 * own templates, with a route in place of the routemap, or with a routemap that may be too large. Any other release is
 * expanded when its manifests are needed.
 *
 * @param input.isOwn whether the environment is one of the user's own
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

/** The most bytes in the data of a ConfigMap. Source: ValidateConfigMap in pkg/apis/core/validation/validation.go of Kubernetes */
const most = 1024 * 1024;

/** More bytes than templates make from one character: with affinity each version names all others, 26 bytes for some four. */
const bytesForCharacter = 8;

/** Counts everything that can get into a routemap: all but the specifications of objects. */
function mayBeTooLarge(release: Release): boolean {
  const text = JSON.stringify(release, (key, value) => (key === 'specification' ? undefined : value));
  return text.length * bytesForCharacter > most;
}

/** Reports a routemap that the API server rejects. */
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
      message: `the routemap ${identity.name} has ${inMebibytes(bytes)}, but a ConfigMap can have at most 1 MiB`,
      hint: 'use fewer versions, or shorter names and conditions',
      position: locate(values, path, 'key'),
    },
  ];
}

/** Rounded up, so that the number never looks small enough. */
function inMebibytes(bytes: number): string {
  return `${(Math.ceil((bytes / most) * 100) / 100).toFixed(2)} MiB`;
}
