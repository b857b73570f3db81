import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the program the post-renderer of a Helm: an executable for Helm 3, a plugin in HELM_PLUGINS for later ones.
 *
 * @param {string} helm
 * @param {string} root the folder of the package
 * @param {string} folder for the plugin; an empty one
 * @returns {readonly string[]} Helm's arguments
 */
export function postRenderer(helm, root, folder) {
  if (/^v3\./.test(execFileSync(helm, ['version', '--short'], { encoding: 'utf8' }))) {
    return ['--post-renderer', join(root, 'bin/iter8-release.js')];
  }
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins);
  symlinkSync(join(root, 'helm/iter8-release'), join(plugins, 'iter8-release'));
  process.env.HELM_PLUGINS = plugins;
  return ['--post-renderer', 'iter8-release'];
}
