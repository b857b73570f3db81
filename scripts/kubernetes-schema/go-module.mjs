import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The Go module whose go.mod pins the Kubernetes version: schemas and test cluster must speak of the same one. */
const pinningModule = fileURLToPath(new URL('../../test/e2e/', import.meta.url));

/**
 * Where a Go module lies on disk, and its version.
 *
 * @param {string} name e.g. `k8s.io/kubernetes`; must be required by the go.mod in the folder
 * @param {string} [folder] default: test/e2e
 * @returns {{dir: string, version: string}} the version of the replacement, if go.mod replaces the module
 * @throws {Error} if Go is missing, or the module is not in the module cache and cannot be fetched
 */
export function goModule(name, folder = pinningModule) {
  let found = list(name, folder);
  if (found.dir === '') {
    go(['mod', 'download', name], folder);
    found = list(name, folder);
  }
  return found;
}

function list(name, folder) {
  const format = '{{.Dir}}\t{{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}';
  const [dir, version] = go(['list', '-m', '-f', format, name], folder).trimEnd().split('\t');
  return { dir, version };
}

function go(args, cwd) {
  try {
    return execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error('Go is not installed, and the schemas are generated from Go modules: install Go 1.26 or later.');
    }
    throw new Error(`go ${args.join(' ')} failed: ${error.stderr || error.message}`);
  }
}
