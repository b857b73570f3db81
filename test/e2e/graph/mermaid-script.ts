import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** Mermaid and what the registry says of its package: `npm view mermaid@VERSION dist.integrity`. */
const version = '12.3.0';
const integrity = 'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==';
const script = 'package/dist/mermaid.min.js';

/**
 * Fetches Mermaid for a browser, once, and says where it lies. It is no dependency: with what it needs it would be ten
 * times the size of all others, for one test.
 *
 * @throws Error if it cannot be fetched, or is not what it was
 */
export async function mermaidScript(): Promise<string> {
  const cache = process.env.ITER8_RELEASE_E2E_CACHE || join(homedir(), '.cache', 'iter8-release-e2e');
  const folder = join(cache, `mermaid-${version}`);
  if (!existsSync(folder)) await fetchInto(folder, cache);
  return join(folder, script);
}

/** Unpacks beside its place and renames: another run sees the whole of it or nothing. */
async function fetchInto(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const workplace = await mkdtemp(join(cache, '.fetching-'));
  try {
    await execa('npm', ['pack', `mermaid@${version}`, '--pack-destination', workplace]);
    const packed = join(workplace, `mermaid-${version}.tgz`);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(packed))
      .digest('base64')}`;
    if (found !== integrity) throw new Error(`mermaid ${version} has the checksum ${found}, not ${integrity}`);
    await execa('tar', ['-xzf', packed, '-C', workplace, script]);
    await rm(packed);
    await rename(workplace, folder);
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}
