import type { Manifest } from './manifest.ts';
import { writeYaml } from './write-yaml.ts';

/** Writes manifests as one YAML stream, a document each, as `kubectl apply -f -` takes it. */
export function writeManifestsYaml(manifests: readonly Manifest[]): string {
  return manifests.map(({ object }) => `---\n${writeYaml(object)}`).join('');
}
