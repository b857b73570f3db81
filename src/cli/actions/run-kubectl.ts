import { describeApplyOutcome } from '../../cluster/messages.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
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
export async function runKubectl(manifests: string, options: KubectlOptions, host: Host): Promise<number> {
  const { applyManifests } = await import('../../cluster/apply-manifests.ts');
  const { kubectl, kubeconfig, dryRun, forceConflicts = false } = options;
  const context = contextOf(options, host);
  const outcome = await applyManifests({
    kubectl,
    manifests,
    forceConflicts,
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(dryRun === 'server' ? { dryRun } : {}),
    env: host.env,
    onOutput: (stream, text) => host[stream].write(text),
    signal: host.catchInterrupts(),
  });
  const advice = describeApplyOutcome(outcome);
  if (advice !== undefined) host.stderr.write(`${outcome.kind === 'done' ? 'help' : 'error'}: ${advice}\n`);
  return outcome.kind === 'done' ? outcome.exitCode : exitCodes.failure;
}
