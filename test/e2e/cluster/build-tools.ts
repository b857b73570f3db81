import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { goFolder, runGo } from './run-go.ts';
import { type Tool, type ToolName, tools } from './tools.ts';

/**
 * Builds the named tools, each once, and says where they lie. The cache is the folder ITER8_RELEASE_E2E_CACHE, by
 * default ~/.cache/iter8-release-e2e; a change of its module's go.mod, go.sum, of Go or (for our own programs) of a Go file
 * in the module builds anew. The first kube-apiserver and the first oracle-pilot take minutes.
 *
 * @throws {Error} if Go is missing or a build fails, with the compiler's output
 */
export async function buildTools<Name extends ToolName>(...names: Name[]): Promise<Record<Name, string>> {
  const cache = process.env.ITER8_RELEASE_E2E_CACHE || join(homedir(), '.cache', 'iter8-release-e2e');
  const goVersion = await runGo('version');
  const built = {} as Record<Name, string>;
  // One after another: the Go compiler uses all cores by itself.
  for (const name of names) {
    const folder = join(cache, await fingerprint(tools[name], goVersion), 'bin');
    built[name] = join(folder, name);
    if (!existsSync(built[name])) {
      await build(name, tools[name], folder);
    }
  }
  return built;
}

/** Builds beside its place and renames: another run sees a whole program or none. */
async function build(name: string, tool: Tool, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const workplace = await mkdtemp(join(folder, '.building-'));
  try {
    const options = ['-C', tool.module, '-tags', tool.tags ?? '', '-ldflags', await linkerFlags(tool)];
    await runGo('build', ...options, '-o', join(workplace, name), tool.package);
    await rename(join(workplace, name), join(folder, name));
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** Without a version of its own the API server calls itself v0.0.0, and clients warn about the distance to theirs. */
async function linkerFlags({ module }: Tool): Promise<string> {
  const small = ['-s', '-w'];
  if (module !== goFolder) return small.join(' ');
  const version = await runGo('list', '-m', '-f', '{{.Version}}', 'k8s.io/kubernetes');
  const [major = '', minor = ''] = version.replace('v', '').split('.');
  const facts = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const settings = Object.entries(facts).map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`);
  return [...small, ...settings].join(' ');
}

async function fingerprint(tool: Tool, goVersion: string): Promise<string> {
  const hash = createHash('sha256').update(goVersion);
  for (const file of ['go.mod', 'go.sum']) {
    hash.update(await readFile(join(tool.module, file)));
  }
  if (tool.tags !== undefined) {
    hash.update(tool.tags);
  }
  if (tool.package.startsWith('.')) {
    await addSources(hash, tool.module, '');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Adds the Go files of a module, without those of modules inside it. */
async function addSources(hash: Hash, module: string, folder: string): Promise<void> {
  const entries = await readdir(join(module, folder), { withFileTypes: true });
  if (folder !== '' && entries.some(({ name }) => name === 'go.mod')) return;
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await addSources(hash, module, path);
    } else if (entry.name.endsWith('.go')) {
      hash.update(path).update(await readFile(join(module, path)));
    }
  }
}
