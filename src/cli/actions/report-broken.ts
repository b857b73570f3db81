import type { FoundPack } from '../../compile/environment-library.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/**
 * Prints to standard error what is wrong with environments of the user's own.
 *
 * @returns the exit code
 */
export function reportBroken(found: readonly FoundPack[], system: System): number {
  const broken = [...new Set(found)].flatMap((one) => (one.kind === 'broken' ? [one] : []));
  const diagnostics = broken.flatMap((one) => one.diagnostics);
  const sources = new Map(broken.flatMap((one) => [...one.sources]));
  tellDiagnostics(diagnostics, system, sources);
  return broken.length === 0 ? exitCodes.ok : exitCodes.invalid;
}
