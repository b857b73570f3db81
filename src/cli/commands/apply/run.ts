import { describeOutcome } from '../../../kubernetes/describe-outcome.ts';
import { writeManifests } from '../../../manifests/write-manifests.ts';
import type { Release } from '../../../release/release.ts';
import { escapeControls, escapeLines } from '../../../terminal/escape-controls.ts';
import { kubectlOf } from '../../kubectl.ts';
import { loadRelease } from '../../load-release.ts';
import { exitCodes } from '../../refused.ts';
import type { System } from '../../system.ts';
import type { ApplyOptions } from './options.ts';

/**
 * The work of `apply`: passes the manifests to kubectl, or prints them with --dry-run=client.
 *
 * @returns the exit code; that of kubectl once kubectl has started
 * @throws Refused if values are wrong, or a file cannot be read
 */
export async function run(options: ApplyOptions, system: System): Promise<number> {
  const { release, expand } = await loadRelease(options, system);
  const text = writeManifests(expand().manifests, 'yaml');
  if (options.dryRun === 'client') {
    system.stdout.write(text);
    return exitCodes.ok;
  }
  if (options.release === undefined) warnOfDefaultName(release, system);
  return runKubectl(text, options, system);
}

/** The default name is fine for printed manifests, but hardly intended in a cluster. */
function warnOfDefaultName({ name, application }: Release, { stderr }: System): void {
  if (application.name !== name) return;
  stderr.write(`warning: no name given, so the release is named ${name}; to name it: iter8-release apply NAME …\n`);
}

/**
 * Applies manifests with kubectl and prints its lines as they come. If kubectl fails for a known reason, one line of
 * advice follows.
 */
async function runKubectl(manifests: string, options: ApplyOptions, system: System): Promise<number> {
  const { applyManifests } = await import('../../../kubernetes/apply-manifests.ts');
  const outcome = await applyManifests({
    ...kubectlOf(options, system),
    manifests,
    forceConflicts: options.forceConflicts ?? false,
    ...(options.dryRun === 'server' ? { dryRun: options.dryRun } : {}),
    onOutput: (stream, text) => system[stream].write(escapeLines(text)),
    signal: system.catchInterrupts(),
  });
  const advice = describeOutcome(outcome);
  if (advice !== undefined)
    system.stderr.write(`${outcome.kind === 'done' ? 'help' : 'error'}: ${escapeControls(advice)}\n`);
  return outcome.kind === 'done' ? outcome.exitCode : exitCodes.failure;
}
