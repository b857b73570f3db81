import { describeApplyOutcome } from '../../kubernetes/messages.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { contextOf } from './context-of.ts';

/** Which kubectl to run, and against which cluster. */
export interface KubectlOptions {
  readonly kubectl: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly dryRun?: 'client' | 'server';
  readonly forceConflicts?: boolean;
}

/**
 * Applies manifests with kubectl. Its lines go to the user as they come; where it failed for a reason that has a
 * remedy, one line of advice follows.
 *
 * @returns kubectl's exit code, or that of a failure where kubectl did not run to its end
 */
export async function runKubectl(manifests: string, options: KubectlOptions, system: System): Promise<number> {
  const { applyManifests } = await import('../../kubernetes/apply-manifests.ts');
  const { kubectl, kubeconfig, dryRun, forceConflicts = false } = options;
  const context = contextOf(options, system);
  const outcome = await applyManifests({
    kubectl,
    manifests,
    forceConflicts,
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(dryRun === 'server' ? { dryRun } : {}),
    env: system.env,
    onOutput: (stream, text) => system[stream].write(text),
    signal: system.catchInterrupts(),
  });
  const advice = describeApplyOutcome(outcome);
  if (advice !== undefined) system.stderr.write(`${outcome.kind === 'done' ? 'help' : 'error'}: ${advice}\n`);
  return outcome.kind === 'done' ? outcome.exitCode : exitCodes.failure;
}
