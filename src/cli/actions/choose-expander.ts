import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../../environments/environment-pack.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import { createReleaseRenderer } from '../../manifests/render-release.ts';
import type { Release } from '../../release/release.ts';
import type { RoutingOptions } from '../values-options.ts';

/** Makes the manifests of one release, or says why it has none. */
export type Expander = (
  release: Release,
  pack: EnvironmentPack,
) =>
  | { readonly ok: true; readonly manifests: readonly Manifest[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** How releases become manifests, with a routemap for the controller or with the route itself. */
export async function chooseExpander({ routing }: Partial<RoutingOptions>): Promise<Expander> {
  if (routing === 'direct') return (await import('../../compile/render-direct.ts')).renderDirect;
  const render = createReleaseRenderer();
  return (release, pack) => ({ ok: true, manifests: render(release, pack) });
}
