import { writeManifests } from '../../manifests/write-manifests.ts';
import type { Release } from '../../release/release.ts';
import type { ApplyOptions } from '../commands/apply.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { expandOrReport } from './expand-or-report.ts';
import { runKubectl } from './run-kubectl.ts';

/**
 * The work of `apply`: hands the manifests to kubectl, or with --dry-run=client prints what would be handed over.
 *
 * @returns the exit code, which is kubectl's once kubectl ran
 * @throws CommandError if a file cannot be read
 */
export async function applyRelease(name: string | undefined, options: ApplyOptions, system: System): Promise<number> {
  const expanded = await expandOrReport(name, options, system);
  if (expanded.kind === 'refused') return expanded.exitCode;
  const text = writeManifests(expanded.manifests, 'yaml');
  if (options.dryRun === 'client') {
    system.stdout.write(text);
    return exitCodes.ok;
  }
  if (name === undefined) tellDefaultName(expanded.release, system);
  return runKubectl(text, options, system);
}

/** What is good for a look at manifests is hardly meant in a cluster. */
function tellDefaultName({ name, application }: Release, system: System): void {
  if (application.name !== name) return;
  system.stderr.write(`warning: no name was given, so the release is called ${name}: iter8-release apply NAME …\n`);
}
