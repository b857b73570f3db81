import { join } from 'node:path';
import { execa } from 'execa';
import { repository } from '../../cli/run-cli.ts';

export interface ProgramResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a user does, in the repository's root folder. A failure is a result, not an exception. */
export async function runProgram(
  args: readonly string[],
  options: { readonly env?: { readonly [name: string]: string }; readonly input?: string | Uint8Array } = {},
): Promise<ProgramResult> {
  const { env = {}, input = '' } = options;
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(repository, 'bin/iter8-release.js'), ...args],
    {
      cwd: repository,
      env,
      input,
      reject: false,
      stripFinalNewline: false,
    },
  );
  return { exitCode, stdout, stderr };
}
