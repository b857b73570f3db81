import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a program named kubectl whose body is the given script (CommonJS), and returns its path. */
export async function fakeKubectl(script: string, { mode = 0o755, shebang = '#!/usr/bin/env node' } = {}) {
  const path = join(await temporaryFolder(), 'kubectl');
  await writeFile(path, `${shebang}\n${script}\n`);
  await chmod(path, mode);
  return path;
}
