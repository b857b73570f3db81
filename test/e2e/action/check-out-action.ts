import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { repository } from '../../cli/run-cli.ts';

/** What the steps of the action need once the program is built. */
const built = ['action.yml', 'action', 'bin', 'dist'];

/**
 * Makes a folder as the runner has it after it has fetched the action: everything that git knows, or will know, and so
 * without dist/. With `built` it holds the built program and no more than that needs.
 *
 * @returns the folder, which is the caller's to remove
 */
export async function checkOutAction(state: 'fresh' | 'built'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  for (const path of state === 'built' ? built : await filesOfGit()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  return folder;
}

async function filesOfGit(): Promise<readonly string[]> {
  const options = ['--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await execa('git', ['ls-files', ...options], { cwd: repository });
  return stdout.split('\0').filter((path) => path !== '' && !path.startsWith('test/'));
}
