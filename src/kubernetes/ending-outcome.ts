import { access } from 'node:fs/promises';
import type { ApplyOutcome } from './apply-outcome.ts';
import { recognizeTrouble } from './recognize-trouble.ts';

/** How a process ended, as execa tells it. */
export interface Ending {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly code?: string | undefined;
}

/** What an end of kubectl means, given what it wrote to its standard error. */
export async function endingOutcome(ending: Ending, kubectl: string, stderr: string): Promise<ApplyOutcome> {
  const { exitCode, signal, code } = ending;
  if (signal !== undefined) return { kind: 'killed', signal };
  if (exitCode !== undefined) {
    const trouble = exitCode === 0 ? undefined : recognizeTrouble(stderr);
    return { kind: 'done', exitCode, ...(trouble && { trouble }) };
  }
  const missing = (code === 'ENOENT' || code === 'ENOTDIR') && !(await exists(kubectl));
  if (missing) return { kind: 'kubectl-missing', kubectl };
  return { kind: 'kubectl-not-executable', kubectl, reason: code ?? 'unknown error' };
}

/** A script whose interpreter is missing is reported as missing itself, though it is there. */
async function exists(program: string): Promise<boolean> {
  if (!program.includes('/')) return false;
  return access(program).then(
    () => true,
    () => false,
  );
}
