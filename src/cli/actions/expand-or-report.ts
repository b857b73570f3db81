import { prepareRelease } from '../../engine/prepare-release.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import { renderRelease } from '../../manifests/render-release.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { RoutingOptions, ValuesOptions } from '../values-options.ts';
import { releaseRequest } from './release-request.ts';
import { reportProblems } from './report-problems.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** The manifests, or that the values are wrong and the user has been told why. */
export type Expanded =
  | { readonly kind: 'expanded'; readonly manifests: readonly Manifest[]; readonly exitCode: number }
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * What render and apply have in common: reads, validates and expands the values, and prints errors and warnings.
 *
 * @throws CommandError if a file cannot be read
 */
export async function expandOrReport(
  name: string | undefined,
  options: ValuesOptions & RoutingOptions,
  host: Host,
): Promise<Expanded> {
  const request = await releaseRequest(name, options, host);
  const prepared = await prepareRelease(request);
  reportProblems(prepared, request, host);
  if (prepared.kind === 'invalid') return { kind: 'refused', exitCode: exitCodes.invalid };
  const { release, pack } = prepared;
  if (options.routing === 'controller') {
    return { kind: 'expanded', manifests: renderRelease(release, pack), exitCode: exitCodes.ok };
  }
  const { renderDirect } = await import('../../engine/render-direct.ts');
  const direct = renderDirect(release, pack);
  if (direct.ok) return { kind: 'expanded', manifests: direct.manifests, exitCode: exitCodes.ok };
  tellDiagnostics(direct.diagnostics, host);
  return { kind: 'refused', exitCode: exitCodes.invalid };
}
