import { compileRelease } from '../../compile/compile-release.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import type { Release } from '../../release/release.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import type { RoutingOptions, ValuesOptions } from '../values-options.ts';
import { chooseExpander } from './choose-expander.ts';
import { releaseRequest } from './release-request.ts';
import { reportProblems } from './report-problems.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** The manifests, or that the values are wrong and the user has been told why. */
export type Expanded =
  | { readonly kind: 'expanded'; readonly release: Release; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * What render and apply have in common: reads, validates and expands the values, and prints errors and warnings.
 *
 * @throws CommandError if a file cannot be read
 */
export async function expandOrReport(
  name: string | undefined,
  options: ValuesOptions & RoutingOptions,
  system: System,
): Promise<Expanded> {
  const request = await releaseRequest(name, options, system);
  const prepared = await compileRelease(request);
  reportProblems(prepared, request, system);
  if (prepared.kind === 'invalid') return { kind: 'refused', exitCode: exitCodes.invalid };
  const expand = await chooseExpander(options);
  const expanded = expand(prepared.release, prepared.pack);
  if (expanded.ok) return { kind: 'expanded', release: prepared.release, manifests: expanded.manifests };
  tellDiagnostics(expanded.diagnostics, system);
  return { kind: 'refused', exitCode: exitCodes.invalid };
}
