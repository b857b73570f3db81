import { expandDirectly } from '../src/compile/expand-directly.ts';
import { expandRelease } from '../src/manifests/expand-release.ts';
import type { Manifest } from '../src/manifests/manifest.ts';
import type { ApiVersions } from '../src/release/release.ts';
import type { DataMap } from '../src/values/data.ts';
import { releaseOf } from './reference-cases.ts';

/** What `--routing direct` makes of plain values, without validation. */
export async function expandDirect(
  values: DataMap,
  name = 'web',
  namespace = 'default',
  apiVersions?: ApiVersions,
): Promise<readonly Manifest[]> {
  const { release, pack } = await releaseOf(values, name, namespace, apiVersions, 'direct');
  const result = expandDirectly(release, pack, expandRelease(release, pack));
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result.expanded.manifests;
}
