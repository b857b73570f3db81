// Runs after Helm has installed the plugin of ../plugin.yaml, as a link to the folder of this package. This is enough for
// Helm 3. In Helm 4 a post-renderer is a plugin of another type, and plugins cannot share a name. So the script replaces
// the link of Helm 4 with links to the two plugins in this folder.
import { execFileSync } from 'node:child_process';
import { lstatSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { HELM_PLUGIN_DIR: installed, HELM_BIN: helm } = process.env;

/** Only Helm 3 tells a hook its own path. */
const isHelm3 = helm !== undefined && /^v3\./.test(execFileSync(helm, ['version', '--short'], { encoding: 'utf8' }));

if (!isHelm3) {
  if (!lstatSync(installed).isSymbolicLink()) {
    console.error('iter8-release: for Helm 4, unpack the package and give its folder to helm plugin install');
    process.exit(1);
  }
  const folder = realpathSync(installed);
  rmSync(installed);
  for (const name of ['iter8-release', 'iter8-release-cli']) {
    const link = join(dirname(installed), name);
    rmSync(link, { force: true });
    symlinkSync(join(folder, 'helm', name), link);
  }
}
