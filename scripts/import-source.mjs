import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { writeFile } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Loads a module of src/, which Node 20 cannot run as it stands.
 *
 * @param {string} path relative to src/
 */
export async function importSource(path) {
  const outfile = join(root, 'node_modules/.cache/iter8-release', `${path.replaceAll('/', '-')}.mjs`);
  const bundle = await build({
    entryPoints: [join(root, 'src', path)],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  writeFile(outfile, bundle.outputFiles[0].text);
  return import(`${pathToFileURL(outfile)}?${process.pid}`);
}
