import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The Go module whose go.mod pins the Kubernetes version: schemas and test cluster must speak of the same one. */
const pinningModule = fileURLToPath(new URL('../../test/e2e/', import.meta.url));

/**
 * Where a Go module lies on disk, and its version.
 *
 * @param {string} name e.g. `k8s.io/kubernetes`; must be required by test/e2e/go.mod
 * @returns {{dir: string, version: string}} the version of the replacement, if go.mod replaces the module
 * @throws {Error} if Go is missing, or the module is not in the module cache and cannot be fetched
 */
export function goModule(name) {
  let found = list(name);
  if (found.dir === '') {
    go(['mod', 'download', name]);
    found = list(name);
  }
  return found;
}

function list(name) {
  const format = '{{.Dir}}\t{{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}';
  const [dir, version] = go(['list', '-m', '-f', format, name]).trimEnd().split('\t');
  return { dir, version };
}

function go(args) {
  try {
    return execFileSync('go', args, { cwd: pinningModule, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Error(
        'Go is not installed, and the Kubernetes schemas are generated from Go modules: install Go 1.26 or later.',
      );
    }
    throw new Error(`go ${args.join(' ')} failed: ${error.stderr || error.message}`);
  }
}
