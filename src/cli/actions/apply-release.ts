import { writeManifests } from '../../manifests/write-manifests.ts';
import type { Release } from '../../release/release.ts';
import type { ApplyOptions } from '../commands/apply.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { expandOrReport } from './expand-or-report.ts';
import { runKubectl } from './run-kubectl.ts';

/**
 * The work of `apply`: hands the manifests to kubectl, or with --dry-run=client prints what would be handed over.
 *
 * @returns the exit code, which is kubectl's once kubectl ran
 * @throws CommandError if a file cannot be read
 */
export async function applyRelease(name: string | undefined, options: ApplyOptions, host: Host): Promise<number> {
  const expanded = await expandOrReport(name, options, host);
  if (expanded.kind === 'refused') return expanded.exitCode;
  const text = writeManifests(expanded.manifests, 'yaml');
  if (options.dryRun === 'client') {
    host.stdout.write(text);
    return exitCodes.ok;
  }
  if (name === undefined) tellDefaultName(expanded.release, host);
  return runKubectl(text, options, host);
}

/** What is good for a look at manifests is hardly meant in a cluster. */
function tellDefaultName({ name, application }: Release, host: Host): void {
  if (application.name !== name) return;
  host.stderr.write(`warning: no name was given, so the release is called ${name}: iter8-release apply NAME …\n`);
}
