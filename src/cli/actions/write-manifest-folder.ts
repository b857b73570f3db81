import { escapeControls } from '../../diagnostics/escape-controls.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import { nameFiles } from '../../manifests/name-files.ts';
import { writeFolder } from '../../manifests/write-folder.ts';
import { writeJson } from '../../manifests/write-json.ts';
import { writeYaml } from '../../manifests/write-yaml.ts';
import { explainFileError } from '../../values/explain-file-error.ts';
import { commandError } from '../command-error.ts';
import type { Host } from '../host.ts';
import { showPath } from './show-path.ts';

/**
 * Writes a file for each manifest and says which.
 *
 * @throws CommandError if the folder cannot be written
 */
export async function writeManifestFolder(
  manifests: readonly Manifest[],
  folder: string,
  format: 'yaml' | 'json',
  host: Host,
): Promise<void> {
  const files = new Map<string, string>();
  for (const [name, { object }] of nameFiles(manifests, format)) {
    files.set(name, format === 'json' ? writeJson(object) : writeYaml(object));
  }
  try {
    await writeFolder(folder, files);
  } catch (error) {
    throw commandError(`cannot write to ${showPath(folder)}: ${explainFileError(error as Error)}`);
  }
  const shown = escapeControls(folder.replace(/\/+$/, ''));
  host.stdout.write([...files.keys()].map((name) => `wrote ${shown}/${name}\n`).join(''));
}
